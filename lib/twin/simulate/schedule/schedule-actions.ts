import type { Finding } from '../../template/property-reader';
import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { Agenda } from '../agenda';
import type { Group } from '../group';
import type { TwinParameters } from '../twin-parameters';
import { parseCron } from './cron';
import { occurrences } from './occurrences';
import { offsetsOf } from './time-zone';

interface Schedule {
  readonly actions: readonly ScheduledActionDefinition[];
  readonly agenda: Agenda;
  readonly group: Group;
  /** Of the run, in seconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Warm-up of what is launched on schedule, in seconds: the group's, without a fallback; rule 1.4.1. */
  readonly warmup: number;
  readonly parameters: TwinParameters;
  readonly report: (finding: Finding) => void;
}

/** Puts the scheduled actions of a group on the agenda, each when the one before it has run. */
export function scheduleActions(schedule: Schedule): void {
  for (const action of schedule.actions) {
    try {
      enterNext(action, timesOf(action, schedule), schedule);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      schedule.report({ path: `Resources.${action.logicalId}`, message: `no effect: ${message}` });
    }
  }
}

function enterNext(action: ScheduledActionDefinition, times: Iterator<number>, schedule: Schedule): void {
  const { agenda, start } = schedule;
  const next = times.next();
  if (next.done) {
    return;
  }
  agenda.at(next.value - start, () => {
    perform(action, schedule);
    enterNext(action, times, schedule);
  });
}

/** Sets the sizes that the action names; reports what AWS would refuse, or would not do as it is written. */
function perform(action: ScheduledActionDefinition, { group, warmup, report }: Schedule): void {
  const { minSize: min = group.range.min, maxSize: max = group.range.max, desiredCapacity: desired, name } = action;
  const path = `Resources.${action.logicalId}`;
  if (min > max) {
    report({ path, message: `failed: its minimum of ${min} is above the maximum of ${max}` });
    return;
  }
  if (desired !== undefined && (desired < min || desired > max)) {
    report({ path, message: `its desired capacity of ${desired} was brought inside ${min} to ${max}` });
  }
  group.update({ min, max, desired }, { policy: name, reason: 'scheduled', warmup });
}

/** When it runs: once at its start time, or by its recurrence from then on until before its end time. */
function timesOf(action: ScheduledActionDefinition, { start, end, parameters }: Schedule): Iterator<number> {
  const { recurrence, startTime, endTime, timeZone = 'UTC' } = action;
  const first = secondsOf('startTime', startTime) ?? start;
  if (recurrence === undefined) {
    return [first].filter((time) => startTime !== undefined && time >= start && time < end).values();
  }
  return occurrences({
    cron: parseCron(recurrence),
    offsetAt: offsetsOf(timeZone),
    skippedHour: parameters.skippedHour,
    from: Math.max(start, first),
    to: Math.min(end, secondsOf('endTime', endTime) ?? end),
  });
}

function secondsOf(name: string, text: string | undefined): number | undefined {
  const time = text === undefined ? undefined : Date.parse(text) / 1000;
  if (Number.isNaN(time)) {
    throw new RangeError(`${name} must be an ISO 8601 time, got ${text}`);
  }
  return time;
}

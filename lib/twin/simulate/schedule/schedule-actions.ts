import type { Finding } from '../../template/property-reader';
import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { Agenda } from '../model/agenda';
import type { Group } from '../model/group';
import type { TwinParameters } from '../twin-parameters';
import { parseCron } from './cron';
import { occurrences } from './occurrences';
import { offsetsOf } from './time-zone';

/** What has not come by in 30 years never comes: a weekday on 29 February does within 28. Seconds. */
const HORIZON = 30 * 366 * 86_400;

interface Schedule {
  readonly actions: readonly ScheduledActionDefinition[];
  readonly agenda: Agenda;
  readonly group: Group;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
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
function perform(action: ScheduledActionDefinition, { group, warmup, report, parameters }: Schedule): void {
  const { minSize: min = group.range.min, maxSize: max = group.range.max, desiredCapacity: desired, name } = action;
  const path = `Resources.${action.logicalId}`;
  if (min > max) {
    report({ path, message: `failed: its minimum of ${min} is above the maximum of ${max}` });
    return;
  }
  if (desired !== undefined && (desired < min || desired > max)) {
    if (parameters.scheduledOutside === 'fail') {
      report({ path, message: `failed: its desired capacity of ${desired} is outside ${min} to ${max}` });
      return;
    }
    report({ path, message: `its desired capacity of ${desired} was brought inside ${min} to ${max}` });
  }
  group.update({ min, max, desired }, { by: 'schedule', policy: name, reason: 'scheduled', warmup });
}

/** When it runs: at its start time, and by its recurrence from then on until before its end time; rule 4.6. */
function* timesOf(action: ScheduledActionDefinition, { start, parameters }: Schedule): Generator<number> {
  const { recurrence, startTime, endTime, timeZone = 'UTC' } = action;
  const first = secondsOf('startTime', startTime) ?? Number.NEGATIVE_INFINITY;
  const end = secondsOf('endTime', endTime) ?? Number.POSITIVE_INFINITY;
  const cron = recurrence === undefined ? undefined : parseCron(recurrence);
  const offsetAt = offsetsOf(timeZone);
  if (first >= start && first < end) {
    yield first;
  }
  if (cron !== undefined) {
    const from = Math.max(start, first + 1); // it has run at its start time
    const to = Math.min(start + HORIZON, end);
    yield* occurrences({ cron, offsetAt, skippedHour: parameters.skippedHour, from, to });
  }
}

function secondsOf(name: string, text: string | undefined): number | undefined {
  const time = text === undefined ? undefined : Date.parse(text) / 1000;
  if (Number.isNaN(time)) {
    throw new RangeError(`${name} must be an ISO 8601 time, got ${text}`);
  }
  return time;
}

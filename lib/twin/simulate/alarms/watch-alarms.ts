import type { Agenda } from '../model/agenda';
import type { Group } from '../model/group';
import { seededUnit } from '../model/seeded-unit';
import type { AlarmChange } from '../run';
import type { TwinParameters } from '../twin-parameters';
import { type AlarmDuty, invokePolicies } from './alarm-duty';

interface Watch {
  readonly duties: readonly AlarmDuty[];
  readonly agenda: Agenda;
  readonly group: Group;
  readonly parameters: TwinParameters;
  readonly seed: number;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
  /** Where changes of state are noted, if anywhere. */
  readonly alarmChanges: AlarmChange[] | undefined;
}

/** Evaluates each alarm at its own second of the minute, for as long as the run lasts; rule 6.1. */
export function watchAlarms(watch: Watch): void {
  const { duties, agenda, parameters, seed } = watch;
  for (const duty of duties) {
    const { specification } = duty.alarm;
    const interval = Math.min(60, duty.alarm.interval);
    const isRedrawn = parameters.alarmLowSecond === 'redrawn';
    let second = parameters.alarmSecond === 'seeded' ? draw(seed, specification.name) : parameters.alarmSecond;
    let threshold = specification.threshold();
    const tick = {
      time: second % interval,
      happen: (time: number) => {
        evaluate(duty, time, watch, time % 60 === second % 60);
        tick.time = time + interval;
        if (isRedrawn && specification.threshold() !== threshold) {
          threshold = specification.threshold();
          second = draw(seed, `${specification.name} at ${time}`);
          tick.time = time + 1 + modulo(second - time - 1, interval);
        }
        agenda.enter(tick);
      },
    };
    agenda.enter(tick);
  }
}

/** Never negative, unlike the remainder. */
function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}

/** A second of the minute. */
function draw(seed: number, name: string): number {
  return Math.floor(60 * seededUnit(seed, name));
}

/**
 * An alarm acts when its state changes, and once a minute for as long as it stays in it, also between evaluations that are
 * an hour apart; rule 6.5.
 */
function evaluate(duty: AlarmDuty, time: number, watch: Watch, isFullMinute: boolean): void {
  const { duties, group, start, alarmChanges } = watch;
  const { alarm, invokes } = duty;
  const from = alarm.state;
  const to = time % alarm.interval < 60 ? alarm.evaluate(time) : from;
  if (from !== to) {
    alarmChanges?.push({ at: start + time, alarm: alarm.specification.name, from, to });
  }
  const isInvoking = invokes[to] !== undefined && (from !== to || isFullMinute);
  if (isInvoking && group.processes.areActive('AlarmNotification')) {
    invokePolicies(duty, duties, group);
  }
}

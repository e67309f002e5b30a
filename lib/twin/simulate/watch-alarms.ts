import type { Agenda } from './agenda';
import { type AlarmDuty, invokePolicies } from './alarm-duty';
import type { Group } from './group';
import type { AlarmChange } from './run';
import { seededUnit } from './seeded-unit';
import type { TwinParameters } from './twin-parameters';

interface Watch {
  readonly duties: readonly AlarmDuty[];
  readonly agenda: Agenda;
  readonly group: Group;
  readonly parameters: TwinParameters;
  readonly seed: number;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
  /** Where changes of state are noted. */
  readonly alarmChanges: AlarmChange[];
}

/** Evaluates each alarm once a minute, at its own second, for as long as the run lasts. */
export function watchAlarms(watch: Watch): void {
  const { duties, agenda, parameters, seed } = watch;
  for (const duty of duties) {
    const { name } = duty.alarm.specification;
    const tick = {
      time: parameters.alarmSecond === 'seeded' ? Math.floor(60 * seededUnit(seed, name)) : parameters.alarmSecond,
      happen: (time: number) => {
        evaluate(duty, time, watch);
        tick.time = time + 60;
        agenda.enter(tick);
      },
    };
    agenda.enter(tick);
  }
}

function evaluate(duty: AlarmDuty, time: number, { duties, group, start, alarmChanges }: Watch): void {
  const { alarm, invokes } = duty;
  const from = alarm.state;
  const to = alarm.evaluate(time);
  if (from !== to) {
    alarmChanges.push({ at: start + time, alarm: alarm.specification.name, from, to });
  }
  if (invokes[to] !== undefined) {
    invokePolicies(duty, duties, group);
  }
}

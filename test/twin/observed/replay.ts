import { DeployedStack } from '../../../lib/twin/deployed/deployed-stack';
import type { TwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import type { Stack } from '../../../lib/twin/template/read-stack';
import { clock, clockTime } from './clock';
import type { ObservedEvent } from './timelines';

/** What stands for a report: a template, a load, and what neither of them tells. */
interface Scene {
  readonly stack: Stack;
  /** Time of the day at which the load begins, on a full minute. */
  readonly from: string;
  readonly demand: Float64Array;
  readonly parameters?: Partial<TwinParameters>;
  readonly seed?: number;
}

/** An event of the twin, at a second of the day. */
interface Happening {
  readonly what: string;
  readonly at: number;
}

/**
 * Everything that reports tell of and the twin does, in the order of time: alarms that go off, changes of desired
 * capacity, scaling activities as the API tells them, and how many instances are healthy or past their warm-up. The
 * group begins settled.
 */
export function replay({ stack, from, demand, parameters = {}, seed = 1 }: Scene): readonly Happening[] {
  const start = clock(from);
  const groupName = stack.groups[0]!.name;
  const deployed = new DeployedStack(stack, { start, load: { groupName, demand }, parameters, seed, begin: 'settled' });
  const { model } = deployed.groups.get(groupName)!;
  const { counts, listeners } = model.fleet.life;
  const progress: Happening[] = [];
  listeners.push({
    serving: (_instance, now) => progress.push({ what: `${counts.healthy} healthy`, at: start + now }),
    warm: (_instance, now) => progress.push({ what: `${counts.warm} warm`, at: start + now }),
  });
  deployed.advanceTo(start + 60 * demand.length);
  const { activities } = deployed.groups.get(groupName)!;
  return [
    ...model.alarmChanges.filter(({ to }) => to === 'ALARM').map(({ alarm, at }) => ({ what: sideOf(alarm), at })),
    ...model.group.actions.map(({ from, to, at }) => ({ what: `${from} to ${to}`, at })),
    ...progress,
    ...activities.flatMap(({ description, startTime, endTime = Number.NaN }) => {
      const kind = description.startsWith('Launching') ? 'launch' : 'termination';
      return [
        { what: `${kind} begins`, at: startTime },
        { what: `${kind} ends`, at: endTime },
      ];
    }),
  ].sort((one, other) => one.at - other.at);
}

/** When something first happens, in seconds of the day. */
export function timeOf(what: string, happenings: readonly Happening[]): number {
  return happenings.find((happening) => happening.what === what)?.at ?? Number.NaN;
}

/**
 * Fails unless, from the first to the last event of a report, the twin tells the same as it, of the kinds that the
 * report tells of, in the same order, each inside its tolerance.
 */
export function expectReproduced(observed: readonly ObservedEvent[], happenings: readonly Happening[]): void {
  const told = during(observed, happenings);
  const lines = told.map(({ what, at }, index) => {
    const event = observed[index];
    const fits = event?.what === what && Math.abs(at - clock(event.at)) <= event.tolerance;
    return fits ? lineOf(event) : `${clockTime(at)} ${what}`;
  });

  expect(lines).toEqual(observed.map(lineOf));
}

function during(observed: readonly ObservedEvent[], happenings: readonly Happening[]): readonly Happening[] {
  const first = observed[0]!;
  const last = observed.at(-1)!;
  const kinds = new Set(observed.map(({ what }) => what));
  const isDuring = (at: number) => at >= clock(first.at) - first.tolerance && at <= clock(last.at) + last.tolerance;
  return happenings.filter(({ what, at }) => kinds.has(what) && isDuring(at));
}

function lineOf({ at, what }: ObservedEvent): string {
  return `${clockTime(clock(at))} ${what}`;
}

function sideOf(alarm: string): string {
  return /AlarmHigh|AlarmLow/.exec(alarm)?.[0] ?? alarm;
}

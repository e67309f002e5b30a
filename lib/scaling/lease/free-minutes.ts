import type { PlanStep } from '../plan-step';
import { MINUTE } from './floor-action';
import { highestCapacity } from './highest-capacity';

/** Where the scheduled actions of a lease may start. */
export interface FreeMinutes {
  /** A full minute, in milliseconds since the epoch, UTC. */
  readonly first: number;
  /** After the last, same unit. */
  readonly end: number;
  /** When actions of others start, which AWS gives to nobody else; same unit. */
  readonly taken: ReadonlySet<number>;
}

/**
 * The lowest plan that changes on free minutes only, and is nowhere below the one given from the first of them on: what
 * rises does so on the free minute before, what falls on the one after.
 *
 * O(n) for n steps that are ordered, but for the minutes that are taken.
 *
 * @param plan ordered by time, of at least one step
 * @example onFreeMinutes([{ from: 90_000, capacity: 2 }], { first: 0, end: 600_000, taken: new Set() }) // [{ from: 0, capacity: 2 }]
 */
export function onFreeMinutes(plan: readonly PlanStep[], { first, end, taken }: FreeMinutes): readonly PlanStep[] {
  const start = freeMinute(first, taken);
  const minutes = [start];
  for (const { from } of plan) {
    if (from > start && from < end) {
      minutes.push(Math.max(start, freeMinute(from, taken, -1)), freeMinute(from, taken));
    }
  }
  const until = (from: number) => freeMinute(from + MINUTE, taken);
  return highestCapacities(plan, minutes.filter((minute) => minute < end).sort(byTime), until).filter(isChange);
}

/** The highest capacity of a plan from each of some times on, ordered, until before another. O(n) for n steps and times. */
function highestCapacities(
  plan: readonly PlanStep[],
  times: readonly number[],
  until: (from: number) => number,
): PlanStep[] {
  let step = 0;
  return times.map((from) => {
    while (plan[step + 1] !== undefined && plan[step + 1]!.from <= from) {
      step++;
    }
    return { from, capacity: highestCapacity(plan, from, until(from), step) };
  });
}

function byTime(one: number, other: number): number {
  return one - other;
}

/** The nearest minute at or after a time that nobody has; with -1, at or before it. */
export function freeMinute(time: number, taken: ReadonlySet<number>, direction: 1 | -1 = 1): number {
  const round = direction === 1 ? Math.ceil : Math.floor;
  let minute = round(time / MINUTE) * MINUTE;
  while (taken.has(minute)) {
    minute += direction * MINUTE;
  }
  return minute;
}

/** Whether a step of a plan is another capacity than the one before it. */
export function isChange({ capacity }: PlanStep, index: number, plan: readonly PlanStep[]): boolean {
  return capacity !== plan[index - 1]?.capacity;
}

import fc from 'fast-check';
import { MINUTE, type ScheduledAction } from '../../../../lib/scaling/lease/floor-action';
import type { PlanStep } from '../../../../lib/scaling/plan-step';

export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 0, 5);

/** Any moment of a day. */
export const moments: fc.Arbitrary<number> = fc.integer({ min: 0, max: DAY - 1 }).map((time) => START + time);

/** Any plan of the next 26 hours, its changes at any millisecond. */
export function plansFrom(now: number, { least = 0, most = 120, highest = 30 } = {}): fc.Arbitrary<PlanStep[]> {
  const later = fc.record({
    from: fc.integer({ min: now + 1, max: now + 26 * HOUR }),
    capacity: fc.integer({ min: 0, max: highest }),
  });
  return fc
    .tuple(fc.integer({ min: 0, max: highest }), fc.array(later, { minLength: least, maxLength: most }))
    .map(([capacity, steps]) => [{ from: now, capacity }, ...steps.sort((one, other) => one.from - other.from)]);
}

/** The shape of a day: it rises and falls, with noise, on quarters of an hour. */
export interface Day {
  readonly mean: number;
  readonly amplitude: number;
  readonly peakHour: number;
  readonly noise: number;
  readonly seed: number;
}

export const days: fc.Arbitrary<Day> = fc.record({
  mean: fc.integer({ min: 2, max: 40 }),
  amplitude: fc.double({ min: 0.1, max: 1, noNaN: true }),
  peakHour: fc.integer({ min: 0, max: 23 }),
  noise: fc.constantFrom(0, 0.1, 0.4),
  seed: fc.integer(),
});

const QUARTER = 15 * MINUTE;

/** A day from now on: capacity wanted now until the next quarter but one, then the day's. */
export function planOfDay(day: Day, now: number, wanted = capacityOf(day, now)): PlanStep[] {
  const plan: PlanStep[] = [{ from: now, capacity: wanted }];
  for (let from = Math.ceil(now / QUARTER) * QUARTER + QUARTER; from < now + DAY; from += QUARTER) {
    plan.push({ from, capacity: capacityOf(day, from) });
  }
  return plan.filter(({ capacity }, index) => capacity !== plan[index - 1]?.capacity);
}

function capacityOf({ mean, amplitude, peakHour, noise, seed }: Day, time: number): number {
  const phase = ((time % DAY) / DAY - peakHour / 24) * 2 * Math.PI;
  const random = hash(seed, Math.floor(time / QUARTER)) - 0.5;
  return Math.max(0, Math.round(mean * (1 + amplitude * Math.cos(phase) + noise * random)));
}

/** Actions of others: minima that come once or daily, on different minutes of a day, so that a daily one never meets another. */
export function foreignFrom(now: number, maxLength = 6): fc.Arbitrary<ScheduledAction[]> {
  const others = fc.record({
    at: fc.integer({ min: 1, max: 27 * 60 }).map((minute) => Math.floor(now / MINUTE) * MINUTE + minute * MINUTE),
    minSize: fc.integer({ min: 0, max: 40 }),
    recurrence: fc.constantFrom(undefined, undefined, 'daily'),
  });
  return fc.uniqueArray(others, { selector: ({ at }) => at % DAY, maxLength }).map((actions) =>
    actions.map(({ recurrence, ...action }, index) => ({
      name: `theirs-${index}`,
      ...action,
      ...(recurrence && { recurrence }),
    })),
  );
}

/** Lateness of up to two minutes that hangs on the minute alone. */
export const latenesses: fc.Arbitrary<(at: number) => number> = fc.oneof(
  fc.constant(() => 0),
  fc.constant(() => 2 * MINUTE),
  fc.integer().map((seed) => (at: number) => Math.floor(hash(seed, at / MINUTE) * 2 * MINUTE)),
);

/** A number from 0 to 1 that hangs on two numbers alone. */
export function hash(seed: number, value: number): number {
  let mixed = Math.imul(seed ^ Math.imul(value | 0, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

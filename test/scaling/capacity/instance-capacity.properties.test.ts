import fc from 'fast-check';
import { instanceCapacity } from '../../../lib/scaling/capacity/instance-capacity';
import type { CapacityMinute } from '../../../lib/scaling/capacity/usable-minute';
import type { Random } from '../../../lib/twin/load/random';
import { DAY, learnedFrom, minutesOf, stateAfter } from './synthetic-minutes';

const seeds = fc.integer({ min: 0, max: 100_000 });
const noises = fc.double({ min: 0, max: 0.15, noNaN: true });
const powers = fc.double({ min: -6, max: 9, noNaN: true });
const RUNS = { numRuns: 40 };

/** What an absurd minute multiplies demand by. */
const ABSURD: Record<string, (random: Random) => number> = {
  'far too much': ({ uniform }) => 3 + 30 * uniform(),
  'far too little': ({ uniform }) => 0.01 + 0.3 * uniform(),
  anything: ({ uniform }) => Math.exp(20 * (uniform() - 0.5)),
  nothing: () => 0,
};
const absurdities = fc.constantFrom(...Object.keys(ABSURD));

function absurdMinutes(kind: string) {
  return (minute: CapacityMinute, _: number, random: Random) =>
    random.uniform() < 0.2 ? { ...minute, demand: minute.demand * ABSURD[kind]!(random) } : minute;
}

describe('an instance capacity', () => {
  test('is found to 3 % under noise and with 20 % of the minutes absurd', () => {
    fc.assert(
      fc.property(seeds, noises, powers, absurdities, (seed, noise, power, kind) => {
        const capacity = 10 ** power;
        const service = { seed, noise, capacity: () => capacity, mishap: absurdMinutes(kind) };

        const { perInstance } = learnedFrom(minutesOf(service, 2 * DAY));

        expect(Math.abs(perInstance / capacity - 1)).toBeLessThan(0.03);
      }),
      RUNS,
    );
  });

  test('is k times as much where demand is', () => {
    fc.assert(
      fc.property(seeds, noises, powers, absurdities, (seed, noise, power, kind) => {
        const minutes = minutesOf({ seed, noise, mishap: absurdMinutes(kind) }, DAY);
        const k = 10 ** power;

        const scaled = learnedFrom(minutes.map((minute) => ({ ...minute, demand: minute.demand * k })));

        const { perInstance, low, minutes: count } = learnedFrom(minutes);
        expect(scaled.perInstance / k / perInstance).toBeCloseTo(1, 3);
        expect(scaled.low / k / low).toBeCloseTo(1, 1);
        expect(scaled.minutes).toBeCloseTo(count, 6);
      }),
      RUNS,
    );
  });

  test('follows a step within a day of usable minutes', () => {
    fc.assert(
      fc.property(seeds, noises, fc.double({ min: -1.5, max: 1.5, noNaN: true }), (seed, noise, step) => {
        const after = 600 * Math.exp(step);
        const service = { seed, noise, capacity: (minute: number) => (minute < 3 * DAY ? 600 : after) };

        const { perInstance } = learnedFrom(minutesOf(service, 4 * DAY));

        expect(Math.abs(perInstance / after - 1)).toBeLessThan(0.1);
      }),
      RUNS,
    );
  });

  test('is the same whether or not its state was JSON in between', () => {
    fc.assert(
      fc.property(seeds, absurdities, fc.nat(2000), (seed, kind, cut) => {
        const minutes = minutesOf({ seed, mishap: absurdMinutes(kind) }, 2000);

        const restored = JSON.parse(JSON.stringify(stateAfter(minutes.slice(0, cut))));

        expect(stateAfter(minutes.slice(cut), restored)).toEqual(stateAfter(minutes));
      }),
      RUNS,
    );
  });

  test('has a bound that comes nearer with more minutes', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.02, max: 0.15, noNaN: true }), (seed, noise) => {
        const minutes = minutesOf({ seed, noise }, DAY);

        const gaps = [60, DAY].map((count) => {
          const { perInstance, low } = learnedFrom(minutes.slice(0, count));
          return perInstance / low;
        });

        expect(gaps[1]).toBeLessThan(gaps[0]!);
      }),
      RUNS,
    );
  });

  test('is a number above 0 and at least its bound, whatever the minutes', () => {
    const any = fc.oneof(fc.double(), fc.double({ min: 0, max: 1 }), fc.constantFrom(0, Number.NaN, 1e308, 5e-324));
    const minute = fc.record({ demand: any, cpuLoad: any, utilization: fc.oneof(any, fc.constant(0.6)) });
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 300 }), seeds, (garbage, seed) => {
        const state = stateAfter([...garbage, ...minutesOf({ seed }, 30), ...garbage]);

        const { perInstance, low, minutes } = instanceCapacity(state) ?? { perInstance: 1, low: 1, minutes: 1 };

        expect(perInstance).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(perInstance);
        expect(minutes).toBeGreaterThan(0);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    );
  });
});

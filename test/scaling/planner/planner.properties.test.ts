import fc from 'fast-check';
import { learn } from '../../../lib/scaling/planner/learn';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner, type PlannerState } from '../../../lib/scaling/planner/planner-state';
import { capacitiesFor, dailyLoad, MINUTE, POLICY, samplesOf } from './synthetic-loads';

const loads = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 400 });
const seeds = fc.integer({ min: 0, max: 1000 });
const notLoads = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1);
const END = 1e9 * MINUTE;

function learnAll(samples: Parameters<typeof learn>[1], state = emptyPlanner()): PlannerState {
  return learn(state, samples, END, POLICY);
}

describe('the planner', () => {
  test('knows nothing of the future', () => {
    fc.assert(
      fc.property(loads, loads, loads, (past, one, other) => {
        const until = (future: readonly number[]) => capacitiesFor([...past, ...future]).slice(0, past.length);

        expect(until(one)).toEqual(until(other));
      }),
    );
  });

  test('comes to the same state whether samples come at once or in parts', () => {
    fc.assert(
      fc.property(loads, fc.array(fc.nat(400)), (values, cuts) => {
        const samples = samplesOf(values);
        const parts = [0, ...cuts.sort((a, b) => a - b), samples.length];

        const inParts = parts.reduce(
          (state, cut, index) => learnAll(samples.slice(parts[index - 1] ?? 0, cut), state),
          emptyPlanner(),
        );

        expect(inParts).toEqual(learnAll(samples));
      }),
    );
  });

  test('leaves the state that it was given as it was', () => {
    fc.assert(
      fc.property(loads, loads, (past, future) => {
        const before = learnAll(samplesOf(past));
        const copy = JSON.stringify(before);

        learnAll(samplesOf(future, past.length * MINUTE), before);

        expect(JSON.stringify(before)).toBe(copy);
      }),
    );
  });

  test('ignores what it has seen, what is no load, and what is later than now', () => {
    fc.assert(
      fc.property(loads, notLoads, fc.nat(100), (values, bad, later) => {
        const samples = samplesOf(values);
        const state = learnAll(samples);
        const at = samples.at(-1)!.at;

        expect(learnAll(samples, state)).toBe(state);
        expect(learnAll([{ at: at + MINUTE, offeredLoad: bad }], state)).toBe(state);
        expect(learn(state, [{ at: at + (later + 1) * MINUTE, offeredLoad: 1 }], at, POLICY)).toBe(state);
      }),
    );
  });

  test('is not lowered by minutes that are missing', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 200 }), fc.nat(500), (values, gap, load) => {
        const samples = samplesOf(values);
        const before = learnAll(samples);
        const next = { at: samples.at(-1)!.at + (gap + 1) * MINUTE, offeredLoad: load };

        const after = learnAll([next], before);

        expect(planCapacity(after)).toBeGreaterThanOrEqual(planCapacity(before)!);
      }),
    );
  });

  test('wants a whole number of at least 1, whatever the load', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (values) => {
          for (const capacity of capacitiesFor(values)) {
            expect(Number.isInteger(capacity)).toBe(true);
            expect(capacity).toBeGreaterThanOrEqual(1);
          }
        },
      ),
    );
  });

  test('has room at once for a load that was beyond what it had planned', () => {
    fc.assert(
      fc.property(loads, fc.double({ min: 1.01, max: 10, noNaN: true }), (values, factor) => {
        const most = Math.max(...capacitiesFor(values), 1);
        const surprise = most * factor;

        const capacities = capacitiesFor([...values, surprise, surprise, surprise, surprise, surprise, surprise]);

        expect(capacities.at(-1)).toBeGreaterThanOrEqual(Math.floor(surprise / POLICY.bound));
      }),
    );
  });

  test('expects twice the load, give or take twice the error, where every load is twice as much', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.125, 0.5, 2, 64), (seed, factor) => {
        const load = dailyLoad(1, 10, 0.2, seed);

        const one = learnAll(samplesOf(load)).forecasts;
        const scaled = learnAll(samplesOf(load.map((value) => value * factor))).forecasts;

        for (const [index, forecast] of scaled.entries()) {
          expect(forecast!.load / factor).toBeCloseTo(one[index]!.load, 6);
          expect(forecast!.error / factor).toBeCloseTo(one[index]!.error, 6);
        }
      }),
      { numRuns: 20 },
    );
  });
});

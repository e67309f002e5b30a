import fc from 'fast-check';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { floorPlan } from '../../../lib/scaling/lease/floor-plan';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { DAY, HOUR, moments, START } from './support/any-lease';

const QUARTER = 15 * MINUTE;
const DAYS = 5;

const needsOf = (need: fc.Arbitrary<number>) =>
  fc.array(need, { minLength: DAYS * 24, maxLength: DAYS * 24, size: 'max' });
const good = fc.integer({ min: 0, max: 30 });
const any = fc.oneof(good, fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY));
const planOf = (now: number, needs: readonly number[], wanted = 5) =>
  floorPlan({ now, wanted, baseline: 1, past: { needs, period: HOUR, until: START }, leadTime: 0 });
const capacityAt = (plan: readonly PlanStep[], time: number) => highestCapacity(plan, time, time + 1);
const soon = moments.map((now) => START + (now % HOUR));

describe('the plan of floors', () => {
  test('starts now, changes on quarters of an hour within a day, and is always something', () => {
    fc.assert(
      fc.property(soon, needsOf(any), (now, needs) => {
        const [first, ...later] = planOf(now, needs);

        expect(first).toEqual({ from: now, capacity: 5 });
        for (const { from, capacity } of later) {
          expect(from % QUARTER).toBe(0);
          expect(from).toBeGreaterThanOrEqual(now + 10 * MINUTE);
          expect(from).toBeLessThan(now + DAY);
          expect(Number.isInteger(capacity)).toBe(true);
          expect(capacity).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('is never higher than the highest need at that time of the day, nor lower than the lowest, whatever is missing', () => {
    fc.assert(
      fc.property(soon, needsOf(any), (now, needs) => {
        fc.pre(needs.slice(0, 24 * (DAYS - 1)).some((need) => need >= 0 && Number.isFinite(need)));

        const plan = planOf(now, needs);

        for (let hour = Math.ceil((now + 25 * MINUTE) / HOUR) * HOUR; hour < now + 23 * HOUR; hour += HOUR) {
          const index = ((hour - START) / HOUR) % 24;
          const known = needs.filter((need, at) => at % 24 === index && need >= 0 && Number.isFinite(need));
          if (known.length > 0) {
            expect(capacityAt(plan, hour)).toBeLessThanOrEqual(Math.max(...known));
            expect(capacityAt(plan, hour)).toBeGreaterThanOrEqual(Math.min(...known));
          }
        }
      }),
    );
  });

  test('never has a lower floor for more load', () => {
    fc.assert(
      fc.property(soon, needsOf(good), needsOf(good), good, good, (now, needs, more, wanted, extra) => {
        const higher = needs.map((need, index) => need + more[index]!);

        const plan = planOf(now, needs, wanted);
        const other = planOf(now, higher, wanted + extra);

        for (const { from } of [...plan, ...other]) {
          expect(capacityAt(other, from)).toBeGreaterThanOrEqual(capacityAt(plan, from));
        }
      }),
    );
  });

  test('is the same a minute later, where it was a plan already', () => {
    fc.assert(
      fc.property(needsOf(good), fc.integer({ min: 1, max: 20 * 60 }), (needs, minutes) => {
        const now = START;
        const later = now + minutes * MINUTE;
        const hours = Math.floor(minutes / 60);
        const grown = [...needs, ...Array.from({ length: hours }, () => 99)];

        const plan = planOf(now, needs);
        const next = floorPlan({
          now: later,
          wanted: 5,
          baseline: 1,
          past: { needs: grown, period: HOUR, until: START + hours * HOUR },
          leadTime: 0,
        });

        for (let time = Math.ceil((later + 25 * MINUTE) / QUARTER) * QUARTER; time < now + 23 * HOUR; time += QUARTER) {
          expect(capacityAt(next, time)).toBe(capacityAt(plan, time));
        }
      }),
    );
  });
});

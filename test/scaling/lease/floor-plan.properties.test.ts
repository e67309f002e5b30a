import fc from 'fast-check';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { floorPlan } from '../../../lib/scaling/lease/floor-plan';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { DAY, HOUR, moments } from './support/any-lease';

const QUARTER = 15 * MINUTE;

const usualOf = (need: fc.Arbitrary<number>) => fc.array(need, { minLength: 96, maxLength: 96, size: 'max' });
const good = fc.integer({ min: 0, max: 30 });
const any = fc.oneof({ arbitrary: good, weight: 3 }, { arbitrary: fc.constant(-1), weight: 1 });
const nearTerm = 10 * MINUTE;
const planOf = (now: number, usual: readonly number[], wanted = 5, leadTime = 0) =>
  floorPlan({ now, wanted, nearTerm, baseline: 1, usual, leadTime });
const capacityAt = (plan: readonly PlanStep[], time: number) => highestCapacity(plan, time, time + 1);

describe('the plan of floors', () => {
  test('starts now, changes on quarters of an hour within a day, and is always something', () => {
    fc.assert(
      fc.property(moments, usualOf(any), fc.integer({ min: 0, max: HOUR }), (now, usual, leadTime) => {
        const [first, ...later] = planOf(now, usual, 5, leadTime);

        expect(first).toEqual({ from: now, capacity: 5 });
        for (const { from, capacity } of later) {
          expect(from % QUARTER).toBe(0);
          expect(from).toBeGreaterThanOrEqual(now + nearTerm);
          expect(from).toBeLessThan(now + DAY);
          expect(Number.isInteger(capacity)).toBe(true);
          expect(capacity).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('is never below what is usual after the near term, a lead time early', () => {
    fc.assert(
      fc.property(moments, usualOf(good), fc.integer({ min: 0, max: HOUR }), (now, usual, leadTime) => {
        const plan = planOf(now, usual, 5, leadTime);

        for (let time = now + 25 * MINUTE; time < now + 22 * HOUR; time += 7 * MINUTE) {
          expect(capacityAt(plan, time)).toBeGreaterThanOrEqual(usual[Math.floor((time + leadTime) / QUARTER) % 96]!);
        }
      }),
    );
  });

  test('never has a lower floor for more load', () => {
    fc.assert(
      fc.property(moments, usualOf(good), usualOf(good), good, good, (now, usual, more, wanted, extra) => {
        const higher = usual.map((need, index) => need + more[index]!);

        const plan = planOf(now, usual, wanted);
        const other = planOf(now, higher, wanted + extra);

        for (const { from } of [...plan, ...other]) {
          expect(capacityAt(other, from)).toBeGreaterThanOrEqual(capacityAt(plan, from));
        }
      }),
    );
  });

  test('is the same some time later, where it was a plan already', () => {
    fc.assert(
      fc.property(moments, usualOf(good), fc.integer({ min: 1, max: 20 * 60 }), (now, usual, minutes) => {
        const later = now + minutes * MINUTE;

        const plan = planOf(now, usual);
        const next = planOf(later, usual);

        for (let time = Math.ceil((later + 25 * MINUTE) / QUARTER) * QUARTER; time < now + 23 * HOUR; time += QUARTER) {
          expect(capacityAt(next, time)).toBe(capacityAt(plan, time));
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { adjustmentsOf, type Side } from '../../lib/policies/scaling-step';

const steps = fc.uniqueArray(
  fc.record({ threshold: fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10), change: fc.integer() }),
  { selector: ({ threshold }) => threshold, minLength: 1, maxLength: 20 },
);
const side = fc.constantFrom<Side>('above', 'below');

const outward = (one: Side) => (one === 'above' ? 'metricIntervalUpperBound' : 'metricIntervalLowerBound');
const inward = (one: Side) => (one === 'above' ? 'metricIntervalLowerBound' : 'metricIntervalUpperBound');

describe('step adjustments', () => {
  test('begin at the threshold of the alarm, touch each other, and go on without an end', () => {
    fc.assert(
      fc.property(side, steps, (one, given) => {
        const adjustments = adjustmentsOf(one, given);

        expect(adjustments[0]![inward(one)]).toBe(0);
        adjustments.forEach((adjustment, index) => {
          expect(adjustment[outward(one)]).toBe(adjustments[index + 1]?.[inward(one)]);
        });
      }),
    );
  });

  test('have bounds in the order that AWS wants, and every step in them', () => {
    fc.assert(
      fc.property(side, steps, (one, given) => {
        const adjustments = adjustmentsOf(one, given);

        for (const { metricIntervalLowerBound: lower, metricIntervalUpperBound: upper } of adjustments) {
          expect((lower ?? Number.NEGATIVE_INFINITY) < (upper ?? Number.POSITIVE_INFINITY)).toBe(true);
        }
        const changes = adjustments.map(({ scalingAdjustment }) => scalingAdjustment);
        expect(changes.sort()).toEqual(given.map(({ change }) => change).sort());
      }),
    );
  });

  test('do not depend on the order in which steps are given', () => {
    fc.assert(
      fc.property(side, steps, (one, given) => {
        expect(adjustmentsOf(one, [...given].reverse())).toEqual(adjustmentsOf(one, given));
      }),
    );
  });
});

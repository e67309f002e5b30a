import fc from 'fast-check';
import { type AdjustmentRule, adjust } from '../../lib/scaling/adjust-capacity';
import { percentChange, pickStep, stepTo } from '../../lib/scaling/step-adjustment';

const sizes = fc.integer({ min: 0, max: 1000 });
const groups = fc
  .tuple(sizes, sizes, sizes)
  .map((three) => three.sort((a, b) => a - b) as [number, number, number])
  .map(([min, desired, max]) => ({ desired, range: { min, max } }));
const rules: fc.Arbitrary<AdjustmentRule> = fc.record({
  adjustmentType: fc.constantFrom('ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'),
  minAdjustmentMagnitude: fc.integer({ min: 1, max: 5 }),
});
/** Whole steps from the threshold up, the adjustments rising as a sensible policy has them. */
const rising = fc
  .array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
  .map((adjustments) => adjustments.sort((a, b) => a - b))
  .map((adjustments) =>
    adjustments.map((scalingAdjustment, step) => ({
      lowerBound: step * 10,
      ...(step < adjustments.length - 1 && { upperBound: step * 10 + 10 }),
      scalingAdjustment,
    })),
  );

describe('step scaling', () => {
  test('never leaves the range, and never goes down on a rise', () => {
    fc.assert(
      fc.property(groups, rules, rising, sizes, fc.double({ noNaN: true }), (group, rule, steps, current, metric) => {
        const breach = { metric, threshold: 60, above: true, steps };
        const adjustment = pickStep(breach);
        const capacity = stepTo({ ...group, ...rule, ...breach, current });
        const isRise = adjustment !== undefined && adjust(current, adjustment, rule) > current;

        expect(capacity).toBeGreaterThanOrEqual(isRise ? group.desired : group.range.min);
        expect(capacity).toBeLessThanOrEqual(group.range.max);
      }),
    );
  });

  test('has exactly one step for every metric above the threshold', () => {
    fc.assert(
      fc.property(rising, fc.double({ min: 60, noNaN: true, noDefaultInfinity: true }), (steps, metric) => {
        const holding = steps.filter((step) => pickStep({ metric, threshold: 60, above: true, steps: [step] }));

        expect(holding).toHaveLength(1);
      }),
    );
  });

  test('never has less capacity for more of the metric when the steps rise', () => {
    const additions = fc.constantFrom('ChangeInCapacity', 'PercentChangeInCapacity');
    const above = fc.double({ min: 60, max: 200, noNaN: true });

    fc.assert(
      fc.property(groups, additions, rising, sizes, above, above, (group, adjustmentType, steps, current, a, b) => {
        const at = (metric: number) =>
          stepTo({ ...group, adjustmentType, metric, threshold: 60, above: true, steps, current });

        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });

  test('rounds a percentage alike in both directions, by less than one instance', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 1000 }), (capacity, percent) => {
        const change = percentChange(capacity, percent);

        expect(percentChange(capacity, -percent) + change).toBe(0);
        expect(Math.abs(change - (capacity * percent) / 100)).toBeLessThan(1);
      }),
    );
  });
});

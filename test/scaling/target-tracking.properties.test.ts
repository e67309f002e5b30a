import fc from 'fast-check';
import { alarmLowRatio, scaleInTo, scaleOutTo } from '../../lib/scaling/target-tracking';

const sizes = fc.integer({ min: 0, max: 1000 });
const groups = fc
  .tuple(sizes, sizes, sizes)
  .map((three) => three.sort((a, b) => a - b) as [number, number, number])
  .map(([min, desired, max]) => ({ desired, range: { min, max } }));
const metrics = fc.double({ min: 0, max: 1e6, noNaN: true });
const targets = fc.double({ min: 0.01, max: 1e4, noNaN: true });
const steps = fc.constantFrom('one', 'proportional', 'tenPercent');

describe('target tracking', () => {
  test('never leaves the range', () => {
    fc.assert(
      fc.property(groups, metrics, targets, sizes, steps, (group, metric, target, now, step) => {
        for (const capacity of [
          scaleOutTo({ ...group, metric, target, base: now }),
          scaleInTo({ ...group, metric, target, current: now, step }),
        ]) {
          expect(Number.isInteger(capacity)).toBe(true);
          expect(capacity).toBeGreaterThanOrEqual(group.range.min);
          expect(capacity).toBeLessThanOrEqual(group.range.max);
        }
      }),
    );
  });

  test('scales out only up and in only down', () => {
    fc.assert(
      fc.property(groups, metrics, targets, sizes, steps, (group, metric, target, now, step) => {
        expect(scaleOutTo({ ...group, metric, target, base: now })).toBeGreaterThanOrEqual(group.desired);
        expect(scaleInTo({ ...group, metric, target, current: now, step })).toBeLessThanOrEqual(group.desired);
      }),
    );
  });

  test('never has less capacity for more of the metric', () => {
    fc.assert(
      fc.property(groups, metrics, metrics, targets, sizes, steps, (group, one, other, target, now, step) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const out = (metric: number) => scaleOutTo({ ...group, metric, target, base: now });
        const into = (metric: number) => scaleInTo({ ...group, metric, target, current: now, step });

        expect(out(high)).toBeGreaterThanOrEqual(out(low));
        expect(into(high)).toBeGreaterThanOrEqual(into(low));
      }),
    );
  });

  test('has an instance less than the alarm asks about without passing the target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 1000 }), (capacity) => {
        expect((alarmLowRatio(capacity) * capacity) / (capacity - 1)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

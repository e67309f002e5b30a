import * as fc from 'fast-check';
import { rollingUpdate } from '../../lib/deployment/rolling-update';

const sizes = fc
  .tuple(fc.nat(1000), fc.nat(1000))
  .map(([one, other]) => ({ minCapacity: Math.min(one, other), maxCapacity: Math.max(one, other) }));

describe('the minimum in service that a rolling update chooses', () => {
  test('is never 0, never more than the minimum of a group that has one, and always below the maximum', () => {
    const mode = rollingUpdate({});

    fc.assert(
      fc.property(sizes, ({ minCapacity, maxCapacity }) => {
        fc.pre(maxCapacity >= 2);
        const group = { minCapacity, maxCapacity, resolvesImageAtLaunch: false, hasMaintenancePolicy: false };

        const minimum = mode.render(group).autoScalingRollingUpdate?.minInstancesInService;

        expect(minimum).toBeGreaterThanOrEqual(1);
        expect(minimum).toBeLessThanOrEqual(Math.max(1, minCapacity));
        expect(minimum).toBeLessThan(maxCapacity);
      }),
    );
  });
});

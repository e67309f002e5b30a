import fc from 'fast-check';
import { predictiveAction } from '../../../lib/twin/predictive/predictive-action';

const sizes = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
  .map((all) => all.sort((one, other) => one - other))
  .map(([min, desired, max]) => ({ desired: desired!, range: { min: min!, max: max! } }));
const policies = fc.record({
  mode: fc.constant('ForecastAndScale' as const),
  maxCapacityBreachBehavior: fc.constantFrom('HonorMaxCapacity' as const, 'IncreaseMaxCapacity' as const),
  maxCapacityBuffer: fc.nat(100),
});
const forecasts = fc.nat(300);

describe('predictiveAction', () => {
  test('never lowers desired capacity nor the maximum', () => {
    fc.assert(
      fc.property(sizes, policies, forecasts, (group, policy, forecast) => {
        const { desired, max } = predictiveAction({ ...group, policy, forecast })!;

        expect(desired).toBeGreaterThanOrEqual(group.desired);
        expect(max).toBeGreaterThanOrEqual(group.range.max);
        expect(desired).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('leaves a maximum alone that it has to honour, and stays below it', () => {
    fc.assert(
      fc.property(sizes, policies, forecasts, (group, policy, forecast) => {
        const honouring = { ...policy, maxCapacityBreachBehavior: 'HonorMaxCapacity' } as const;

        const { desired, max } = predictiveAction({ ...group, policy: honouring, forecast })!;

        expect(max).toBe(group.range.max);
        expect(desired).toBe(Math.max(group.desired, Math.min(forecast, group.range.max)));
      }),
    );
  });

  test('reaches the forecast when it may increase the maximum', () => {
    fc.assert(
      fc.property(sizes, policies, forecasts, (group, policy, forecast) => {
        const increasing = { ...policy, maxCapacityBreachBehavior: 'IncreaseMaxCapacity' } as const;

        expect(predictiveAction({ ...group, policy: increasing, forecast })!.desired).toBe(
          Math.max(group.desired, forecast),
        );
      }),
    );
  });

  test('has nothing more to do a second time', () => {
    fc.assert(
      fc.property(sizes, policies, forecasts, (group, policy, forecast) => {
        const first = predictiveAction({ ...group, policy, forecast })!;
        const range = { min: group.range.min, max: first.max };

        expect(predictiveAction({ desired: first.desired, range, policy, forecast })).toEqual(first);
      }),
    );
  });
});

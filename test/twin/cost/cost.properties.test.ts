import fc from 'fast-check';
import { costOf } from '../../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../../lib/twin/cost/prices';

const instances = fc.array(
  fc.record({ instanceType: fc.constantFrom('c5.large', 'm7g.medium'), billedSeconds: fc.nat(1e7) }),
);

describe('the cost', () => {
  test('is the sum of its parts, and of two uses the sum of both', () => {
    fc.assert(
      fc.property(instances, instances, (one, other) => {
        const total = (uses: typeof one) => costOf({ instances: uses }, defaultPrices).total;
        const { parts, total: both } = costOf({ instances: [...one, ...other] }, defaultPrices);

        expect(both).toBeCloseTo(total(one) + total(other), 6);
        expect(parts.reduce((sum, { quantity, price }) => sum + quantity * price, 0)).toBeCloseTo(both, 6);
      }),
    );
  });
});

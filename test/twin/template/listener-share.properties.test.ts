import fc from 'fast-check';
import { readStack } from '../../../lib/twin/template/read-stack';
import { forward, listener, targetGroup } from './balancer-fixtures';
import { plainGroup } from './fixtures';

/** The shares of as many target groups as there are weights. */
function sharesOf(weights: readonly number[]): readonly number[] {
  const names = weights.map((_weight, index) => `Targets${index}`);
  const targets = Object.fromEntries(weights.map((weight, index) => [`Targets${index}`, weight]));
  const template = plainGroup(
    { TargetGroupARNs: names.map((name) => ({ Ref: name })) },
    {
      ...Object.fromEntries(names.map((name) => [name, targetGroup()])),
      Listener: listener(forward(targets), { LoadBalancerArn: 'balancer' }),
    },
  );
  return readStack(template).groups[0]?.targetGroups.map(({ share }) => share) ?? [];
}

const weights = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 5 });

describe('the shares of weighted target groups', () => {
  test('make a whole, or nothing when every weight is 0', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const sum = sharesOf(given).reduce((total, share) => total + share, 0);

        expect(sum).toBeCloseTo(given.some((weight) => weight > 0) ? 1 : 0, 12);
      }),
    );
  });

  test('are to one another as their weights are', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const shares = sharesOf(given);

        given.forEach((weight, index) => {
          expect((shares[index] ?? 0) * (given[0] ?? 0)).toBeCloseTo((shares[0] ?? 0) * weight, 9);
        });
      }),
    );
  });
});

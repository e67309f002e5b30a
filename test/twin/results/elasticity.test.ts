import fc from 'fast-check';
import { elasticity } from '../../../lib/twin/results/elasticity';

describe('elasticity', () => {
  test('is nothing but zeros when supply is demand', () => {
    expect(elasticity([1, 4, 2], [1, 4, 2])).toEqual({
      underProvisioning: 0,
      overProvisioning: 0,
      underProvisionedTime: 0,
      overProvisionedTime: 0,
      instability: 0,
    });
  });

  test('measures what is missing and what is too much by the demand of the minute', () => {
    const { underProvisioning, overProvisioning } = elasticity([2, 4, 4, 1], [3, 3, 4, 4]);

    expect(underProvisioning).toBeCloseTo(0.25 / 4);
    expect(overProvisioning).toBeCloseTo((0.5 + 3) / 4);
  });

  test('counts the minutes of both', () => {
    const { underProvisionedTime, overProvisionedTime } = elasticity([2, 4, 4, 1], [3, 3, 4, 4]);

    expect(underProvisionedTime).toBe(0.25);
    expect(overProvisionedTime).toBe(0.5);
  });

  test('counts the steps in which supply goes another way than demand', () => {
    expect(elasticity([1, 2, 2, 1, 1], [1, 1, 2, 3, 3]).instability).toBe(3 / 4);
    expect(elasticity([1, 2, 3], [5, 6, 9]).instability).toBe(0);
  });

  test('compares a minute without demand with one instance (assumption)', () => {
    expect(elasticity([0, 0], [2, 0]).overProvisioning).toBe(1);
  });

  test('has shares between 0 and 1, and no minute both under- and over-provisioned', () => {
    const minutes = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1 });

    fc.assert(
      fc.property(minutes, (all) => {
        const result = elasticity(
          all.map(([demand]) => demand),
          all.map(([, supply]) => supply),
        );

        expect(result.underProvisionedTime + result.overProvisionedTime).toBeLessThanOrEqual(1);
        for (const share of [result.underProvisioning, result.underProvisionedTime, result.instability]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test.each([
    [[], []],
    [[1], [1, 2]],
  ])('fails for demand %j and supply %j', (demand, supply) => {
    const message = `supply must be as long as demand and not empty, got ${supply.length} and ${demand.length}`;

    expect(() => elasticity(demand, supply)).toThrow(new RangeError(message));
  });
});

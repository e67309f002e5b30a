import fc from 'fast-check';
import { largestStep } from '../../../lib/twin/results/largest-step';
import { levels } from '../simulate/support';

const serving = (instances: number, minutes: number) => new Array<number>(minutes).fill(instances);

describe('largestStep', () => {
  test('is at the first minute of the new level, with the whole rise', () => {
    const demand = levels([1, 20], [3, 20]);

    expect(largestStep({ demand, serving: serving(2, 40), bound: 0.85 })).toEqual({ minute: 20, rise: 2 });
  });

  test('is the largest of several, not the first', () => {
    const demand = levels([1, 20], [2, 20], [1, 20], [4, 20]);

    expect(largestStep({ demand, serving: serving(2, 80), bound: 0.85 })).toEqual({ minute: 60, rise: 3 });
  });

  test('is the first of equal ones', () => {
    const demand = levels([1, 20], [4, 20], [1, 20], [4, 20]);

    expect(largestStep({ demand, serving: serving(2, 80), bound: 0.85 })).toMatchObject({ minute: 20 });
  });

  test('leaves out a larger one that the group had room for', () => {
    const demand = levels([1, 20], [6, 20], [7, 20]);

    const step = largestStep({ demand, serving: [...serving(8, 40), ...serving(8, 20)], bound: 0.85 });

    expect(step).toMatchObject({ minute: 40 });
    expect(step?.rise).toBeCloseTo(1);
  });

  test('leaves out one from an overload into a greater one', () => {
    const demand = levels([5, 20], [9, 20]);

    expect(largestStep({ demand, serving: serving(4, 40), bound: 0.85 })).toBeUndefined();
  });

  test.each([
    ['for a load that stays', levels([1, 40]), 2],
    ['for a load that falls', levels([3, 20], [1, 20]), 2],
    ['for a single minute of noise', levels([1, 20], [3, 1], [1, 20]), 2],
    ['for a rise of less than a tenth of what serves', levels([1.6, 20], [1.75, 20]), 2],
    ['in less than ten minutes', levels([1, 4], [3, 5]), 2],
  ])('is none %s', (_, demand, instances) => {
    expect(largestStep({ demand, serving: serving(instances, demand.length), bound: 0.85 })).toBeUndefined();
  });

  test('never rises by more than the load does', () => {
    const minutes = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 10 });

    fc.assert(
      fc.property(minutes, (all) => {
        const demand = all.map(([load]) => load);
        const step = largestStep({ demand, serving: all.map(([, instances]) => instances), bound: 0.85 });

        expect(step?.rise ?? 0).toBeLessThanOrEqual(Math.max(...demand) - Math.min(...demand));
      }),
    );
  });

  test.each([
    [{ bound: 0 }, 'bound must be greater than 0 and at most 1, got 0'],
    [{ serving: [1] }, 'serving must be as long as demand, got 1 and 2'],
  ])('fails for %j', (wrong, message) => {
    expect(() => largestStep({ demand: [1, 1], serving: [1, 1], bound: 0.85, ...wrong })).toThrow(
      new RangeError(message),
    );
  });
});

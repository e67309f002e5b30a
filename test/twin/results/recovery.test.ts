import { timeToRecover } from '../../../lib/twin/results/recovery';

const run = { demand: [1, 1, 3, 3, 3, 3, 3], serving: [2, 2, 2, 3, 4, 4, 4], step: 2, bound: 0.85, steadyMinutes: 3 };

describe('timeToRecover', () => {
  test('is counted to the first of the steady minutes', () => {
    expect(timeToRecover(run)).toBe(2);
  });

  test('is 0 when the step never took utilisation above the bound', () => {
    expect(timeToRecover({ ...run, serving: [4, 4, 4, 4, 4, 4, 4] })).toBe(0);
  });

  test('starts again when utilisation rises once more', () => {
    expect(timeToRecover({ ...run, demand: [1, 1, 3, 3, 3, 4, 3, 3, 3], serving: [2, 2, 2, 4, 4, 4, 4, 4, 4] })).toBe(
      4,
    );
  });

  test('is not known when the run ends before utilisation was steady', () => {
    expect(timeToRecover({ ...run, steadyMinutes: 4 })).toBeUndefined();
    expect(timeToRecover({ ...run, serving: [2, 2, 2, 2, 2, 2, 2] })).toBeUndefined();
  });

  test('takes a utilisation at the bound for recovered, whatever its last digit', () => {
    expect(timeToRecover({ demand: [0.85 * 3], serving: [3], step: 0, bound: 0.85, steadyMinutes: 1 })).toBe(0);
  });

  test('takes demand without an instance for overload, and no demand for none', () => {
    expect(timeToRecover({ demand: [1, 0], serving: [0, 0], step: 0, bound: 1, steadyMinutes: 1 })).toBe(1);
  });

  test.each([
    [{ bound: 0 }, 'bound must be greater than 0 and at most 1, got 0'],
    [{ steadyMinutes: 0 }, 'steadyMinutes must be a whole number of at least 1, got 0'],
    [{ step: 7 }, 'step must be less than the 7 minutes of demand, got 7'],
    [{ serving: [1] }, 'serving must be as long as demand, got 1 and 7'],
  ])('fails for %j', (wrong, message) => {
    expect(() => timeToRecover({ ...run, ...wrong })).toThrow(new RangeError(message));
  });
});

import { instancesNeeded } from '../../../lib/twin/oracle/instances-needed';
import { oracle } from '../../../lib/twin/oracle/oracle';

const task = { bound: 1, bootMinutes: 3, min: 0, max: 9 };

describe('oracle', () => {
  test('keeps an instance idle through a gap no longer than the boot', () => {
    const { serving, billed, instanceMinutes } = oracle({ ...task, demand: [1, 0, 0, 0, 1] });

    expect([...serving]).toEqual([1, 1, 1, 1, 1]);
    expect([...billed]).toEqual([1, 1, 1, 1, 1]);
    expect(instanceMinutes).toBe(5);
  });

  test('ends an instance and boots another in a longer gap, billed from the launch', () => {
    const { serving, billed, instanceMinutes } = oracle({ ...task, demand: [1, 0, 0, 0, 0, 1] });

    expect([...serving]).toEqual([1, 0, 0, 0, 0, 1]);
    expect([...billed]).toEqual([1, 0, 1, 1, 1, 1]);
    expect(instanceMinutes).toBe(5);
  });

  test('decides about every instance by itself', () => {
    const { serving } = oracle({ ...task, bootMinutes: 1, demand: [3, 1, 3, 1, 1, 3, 2] });

    expect([...serving]).toEqual([3, 3, 3, 1, 1, 3, 2]);
  });

  test('does not bill a boot for the fleet of minute 0, which serves until it is needed or is launched later', () => {
    expect([...oracle({ ...task, demand: [2, 2] }).billed]).toEqual([2, 2]);
    expect([...oracle({ ...task, demand: [0, 0, 0, 2] }).billed]).toEqual([2, 2, 2, 2]);
    expect([...oracle({ ...task, demand: [0, 0, 0, 0, 2] }).billed]).toEqual([0, 2, 2, 2, 2]);
  });

  test('takes away at once what is not needed again', () => {
    expect([...oracle({ ...task, demand: [4, 1, 0] }).billed]).toEqual([4, 1, 0]);
  });

  test('keeps the minimum', () => {
    expect([...oracle({ ...task, min: 2, demand: [0, 3, 0] }).serving]).toEqual([3, 3, 2]);
  });

  test('holds at the maximum and says for how many minutes that was too few', () => {
    const { serving, minutesBeyondMaximum } = oracle({ ...task, bound: 0.5, max: 4, demand: [1, 3, 2, 2.1, 0.5] });

    expect([...serving]).toEqual([4, 4, 4, 4, 1]);
    expect(minutesBeyondMaximum).toBe(2);
  });

  test('has nothing to pay for no minutes', () => {
    expect(oracle({ ...task, demand: [] })).toEqual({
      serving: new Int32Array(),
      billed: new Int32Array(),
      instanceMinutes: 0,
      minutesBeyondMaximum: 0,
    });
  });

  test('does a year of minutes in well under a second', () => {
    const demand = Float64Array.from({ length: 525_600 }, (_, minute) => 200 + 190 * Math.sin(minute * minute));
    const start = performance.now();

    oracle({ demand, bound: 0.85, bootMinutes: 20, min: 1, max: 1000 });

    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    [{ demand: [1, Number.NaN] }, 'demand must be at least 0, got NaN'],
    [{ demand: [-1] }, 'demand must be at least 0, got -1'],
    [{ bound: 0 }, 'bound must be greater than 0 and at most 1, got 0'],
    [{ bound: 1.2 }, 'bound must be greater than 0 and at most 1, got 1.2'],
    [{ bootMinutes: 1.5 }, 'bootMinutes must be a whole number of at least 0, got 1.5'],
    [{ min: -1 }, 'min must be a whole number of at least 0, got -1'],
    [{ min: 5, max: 3 }, 'max must be a whole number between min and 2147483647, got 3 with min 5'],
  ])('fails for %j', (wrong, message) => {
    expect(() => oracle({ ...task, demand: [1], ...wrong })).toThrow(new RangeError(message));
  });
});

describe('instancesNeeded', () => {
  test('rounds up, but not for a rounding error', () => {
    expect(instancesNeeded(0.85 * 3, 0.85)).toBe(3);
    expect(instancesNeeded(2.56, 0.85)).toBe(4);
    expect(instancesNeeded(0, 0.85)).toBe(0);
  });
});

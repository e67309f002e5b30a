import { alarmLowRatio, alarmLowThreshold, scaleInTo, scaleOutTo } from '../../lib/scaling/target-tracking';

const range = { min: 0, max: 99 };

describe('scaleOutTo', () => {
  test('rounds up: 3 instances at 75 for 50 become 5, +1.5 is +2 (D)', () => {
    expect(scaleOutTo({ metric: 75, target: 50, base: 3, desired: 3, range })).toBe(5);
  });

  test('goes from 2 to 4 in one action at 50 for 30 (O4)', () => {
    expect(scaleOutTo({ metric: 50, target: 30, base: 2, desired: 2, range: { min: 1, max: 4 } })).toBe(4);
  });

  test.each([
    [63, 3],
    [75.6, 4],
    [74, 3],
    [(63 + 75.6 + 74) / 3, 3],
  ])(
    'takes 2 instances at %d for 50 to %i: the latest and the average fit what was seen, the maximum does not (O8)',
    (metric, to) => {
      expect(scaleOutTo({ metric, target: 50, base: 2, desired: 2, range: { min: 1, max: 9 } })).toBe(to);
    },
  );

  test('does not add instances again that are still warming up (D)', () => {
    expect(scaleOutTo({ metric: 75, target: 50, base: 3, desired: 5, range })).toBe(5);
  });

  test('changes nothing while the metric is at the target or below (D)', () => {
    expect(scaleOutTo({ metric: 50, target: 50, base: 9, desired: 3, range })).toBe(3);
  });

  test('stops at the maximum (D)', () => {
    expect(scaleOutTo({ metric: 100, target: 10, base: 3, desired: 3, range: { min: 1, max: 7 } })).toBe(7);
  });

  test('starts one instance where there is none and the metric has a value (assumption)', () => {
    expect(scaleOutTo({ metric: 60, target: 50, base: 0, desired: 0, range })).toBe(1);
  });

  test('adds no instance for a rounding error', () => {
    expect(scaleOutTo({ metric: 0.1 + 0.2, target: 0.3, base: 10, desired: 10, range })).toBe(10);
  });

  test.each([
    [{ target: 0 }, 'target must be greater than 0, got 0'],
    [{ metric: Number.NaN }, 'metric must be a number, got NaN'],
    [{ base: -1 }, 'base must be at least 0, got -1'],
    [{ range: { min: 5, max: 3 } }, 'min must be at most max, got 5 and 3'],
  ])('fails for %j', (wrong, message) => {
    expect(() => scaleOutTo({ metric: 75, target: 50, base: 3, desired: 3, range, ...wrong })).toThrow(
      new RangeError(message),
    );
  });
});

describe('scaleInTo', () => {
  test('rounds so that fewer go: 4 instances at 31.25 for 50 become 3, -1.5 is -1 (D)', () => {
    expect(scaleInTo({ metric: 31.25, target: 50, current: 4, desired: 4, range, step: 'proportional' })).toBe(3);
  });

  test.each([
    [4, 3],
    [3, 2],
    [2, 2],
  ])('takes one instance at a time, down to the minimum, near zero: %i to %i (O)', (from, to) => {
    const group = { current: from, desired: from, range: { min: 2, max: 8 } };

    expect(scaleInTo({ metric: 1, target: 30, ...group, step: 'one' })).toBe(to);
  });

  test.each([
    ['one', 39],
    ['tenPercent', 36],
    ['proportional', 10],
  ] as const)(
    'takes 40 instances at a quarter of the target to their limit by step %s (assumption): %i',
    (step, to) => {
      expect(scaleInTo({ metric: 12.5, target: 50, current: 40, desired: 40, range, step })).toBe(to);
    },
  );

  test('changes nothing if one less would put the metric above the target (D)', () => {
    expect(scaleInTo({ metric: 34, target: 50, current: 3, desired: 3, range, step: 'one' })).toBe(3);
  });

  test('does not take more while instances are terminating (D)', () => {
    expect(scaleInTo({ metric: 1, target: 50, current: 5, desired: 4, range, step: 'one' })).toBe(4);
  });

  test('fails for a target that is not above 0', () => {
    expect(() => scaleInTo({ metric: 1, target: -1, current: 3, desired: 3, range, step: 'one' })).toThrow(
      new RangeError('target must be greater than 0, got -1'),
    );
  });
});

describe('alarmLowThreshold', () => {
  test.each([
    [2, 20, 14],
    [7, 50, 42.5],
    [0, 60, 54],
  ])('of %i instances with target %d is %d (O)', (capacity, target, threshold) => {
    expect(alarmLowThreshold(target, capacity)).toBeCloseTo(threshold, 6);
  });

  test.each([
    [1, 0.7],
    [3, 0.7],
    [4, 0.75],
    [5, 0.8],
    [20, 0.9],
    [1000, 0.9],
  ])('is, for %i instances, %d of the target (assumption)', (capacity, ratio) => {
    expect(alarmLowRatio(capacity)).toBe(ratio);
  });

  test('fails for a negative capacity', () => {
    expect(() => alarmLowRatio(-1)).toThrow(new RangeError('capacity must be at least 0, got -1'));
  });
});

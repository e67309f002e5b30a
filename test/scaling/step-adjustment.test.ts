import { adjust, percentChange, pickStep, stepTo } from '../../lib/scaling/step-adjustment';

/** The worked example of AWS's guide, as the spec carries it: thresholds 60 and 40. */
const range = { min: 0, max: 100 };
const percent = { adjustmentType: 'PercentChangeInCapacity' } as const;
const out = {
  ...percent,
  range,
  threshold: 60,
  above: true,
  steps: [
    { lowerBound: 0, upperBound: 10, scalingAdjustment: 10 },
    { lowerBound: 10, scalingAdjustment: 30 },
  ],
};
const into = {
  ...percent,
  range,
  threshold: 40,
  above: false,
  steps: [
    { lowerBound: -10, upperBound: 0, scalingAdjustment: -10 },
    { upperBound: -10, scalingAdjustment: -30 },
  ],
};

describe('percentChange', () => {
  test.each([
    [12.7, 12],
    [0.67, 1],
    [-0.58, -1],
    [-6.67, -6],
    [0, 0],
  ])('rounds %d to %i (D)', (exact, change) => {
    expect(percentChange(100, exact)).toBe(change);
  });

  test('adds at least MinAdjustmentMagnitude: 25 % of 4 is 2 (D), and removes as much (assumption)', () => {
    expect(percentChange(4, 25, 2)).toBe(2);
    expect(percentChange(4, -25, 2)).toBe(-2);
    expect(percentChange(100, 25, 2)).toBe(25);
  });
});

describe('adjust', () => {
  test.each([
    [3, 5, 'ChangeInCapacity', 8],
    [3, 5, 'ExactCapacity', 5],
    [10, 10, 'PercentChangeInCapacity', 11],
  ] as const)('%i by %i as %s is %i (D)', (capacity, adjustment, adjustmentType, expected) => {
    expect(adjust(capacity, adjustment, { adjustmentType })).toBe(expected);
  });

  test('4 by 25 % with MinAdjustmentMagnitude 2 is 6 (D)', () => {
    expect(adjust(4, 25, { ...percent, minAdjustmentMagnitude: 2 })).toBe(6);
  });
});

describe('pickStep', () => {
  test.each([
    [40, -10],
    [30, -30],
    [41, undefined],
  ])('below the threshold the upper bound is in and the lower out: %d gives %p (D)', (metric, adjustment) => {
    expect(pickStep({ ...into, metric })).toBe(adjustment);
  });

  test.each([
    [59, undefined],
    [60, 10],
    [69.9, 10],
    [70, 30],
    [1e9, 30],
  ])('above the threshold the lower bound is in and the upper out: %d gives %p (D)', (metric, adjustment) => {
    expect(pickStep({ ...out, metric })).toBe(adjustment);
  });

  test('has no step for a metric that is not a number', () => {
    expect(pickStep({ ...out, metric: Number.NaN })).toBeUndefined();
  });
});

describe('stepTo', () => {
  test.each([
    ['out', 60, 10, 11],
    ['out', 70, 11, 14],
    ['in', 40, 14, 13],
    ['in', 30, 13, 10],
  ])('follows the worked chain, %s at %i: %i to %i (D)', (direction, metric, desired, expected) => {
    const policy = direction === 'out' ? out : into;

    expect(stepTo({ ...policy, metric, desired, current: desired })).toBe(expected);
  });

  test.each([
    [62, 11],
    [70, 13],
  ])('counts the instance that is warming up once: desired 11 with 10 ready at %i is %i (D)', (metric, expected) => {
    expect(stepTo({ ...out, metric, desired: 11, current: 10 })).toBe(expected);
  });

  test('adds 1 of 3 at a maximum of 3 and removes 1 of 2 at a minimum of 2 (D)', () => {
    const change = { adjustmentType: 'ChangeInCapacity', metric: 0, threshold: 0 } as const;
    const add = { ...change, above: true, steps: [{ lowerBound: 0, scalingAdjustment: 3 }] };
    const remove = { ...change, above: false, steps: [{ upperBound: 0, scalingAdjustment: -2 }] };

    expect(stepTo({ ...add, desired: 2, current: 2, range: { min: 0, max: 3 } })).toBe(3);
    expect(stepTo({ ...remove, desired: 3, current: 3, range: { min: 2, max: 9 } })).toBe(2);
  });

  test('does not remove again what is terminating (D)', () => {
    expect(stepTo({ ...into, metric: 40, desired: 9, current: 9, terminating: 1 })).toBe(9);
    expect(stepTo({ ...into, metric: 40, desired: 9, current: 9 })).toBe(8);
  });

  test('leaves a weighted group alone that is further above desired than the step (D)', () => {
    const remove = { adjustmentType: 'ChangeInCapacity', threshold: 0, above: false } as const;
    const steps = [{ upperBound: 0, scalingAdjustment: -1 }];

    expect(stepTo({ ...remove, steps, metric: 0, desired: 30, current: 32, range })).toBe(30);
  });

  test('changes nothing outside every step, or for a step of nothing', () => {
    const nothing = [{ lowerBound: 0, scalingAdjustment: 0 }];

    expect(stepTo({ ...out, metric: 59, desired: 11, current: 11 })).toBe(11);
    expect(stepTo({ ...out, steps: nothing, metric: 80, desired: 11, current: 10 })).toBe(11);
  });

  test('fails for a range whose minimum is above its maximum', () => {
    expect(() => stepTo({ ...out, metric: 70, desired: 1, current: 1, range: { min: 2, max: 1 } })).toThrow(
      new RangeError('min must be at most max, got 2 and 1'),
    );
  });
});

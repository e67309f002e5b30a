import { breaches, isComparison } from '../../../lib/twin/alarms/comparison';

describe('breaches', () => {
  test.each([
    ['GreaterThanOrEqualToThreshold', [false, true, true]],
    ['GreaterThanThreshold', [false, false, true]],
    ['LessThanOrEqualToThreshold', [true, true, false]],
    ['LessThanThreshold', [true, false, false]],
  ] as const)('%s below, at and above the threshold', (comparison, expected) => {
    expect([69, 70, 71].map((value) => breaches(value, comparison, 70))).toEqual(expected);
    expect(breaches(Number.NaN, comparison, 70)).toBe(false);
  });
});

describe('isComparison', () => {
  test('knows the four operators and nothing else', () => {
    expect(isComparison('LessThanThreshold')).toBe(true);
    expect(isComparison('GreaterThanUpperThreshold')).toBe(false);
    expect(isComparison('constructor')).toBe(false);
    expect(isComparison(undefined)).toBe(false);
  });
});

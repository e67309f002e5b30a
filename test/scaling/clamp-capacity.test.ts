import { ceilCapacity, floorCapacity } from '../../lib/scaling/ceil-capacity';
import { clampCapacity, desiredAfterUpdate } from '../../lib/scaling/clamp-capacity';

describe('clampCapacity', () => {
  test('brings a capacity to the nearest bound', () => {
    expect([0, 2, 9, Number.POSITIVE_INFINITY].map((wanted) => clampCapacity(wanted, { min: 1, max: 3 }))).toEqual([
      1, 2, 3, 3,
    ]);
  });

  test('fails for a capacity that is not a number', () => {
    expect(() => clampCapacity(Number.NaN, { min: 1, max: 3 })).toThrow(
      new RangeError('capacity must be a number, got NaN'),
    );
  });
});

describe('desiredAfterUpdate', () => {
  test('follows new bounds: up with the minimum, down with the maximum (D)', () => {
    expect(desiredAfterUpdate(3, { min: 5, max: 10 })).toBe(5);
    expect(desiredAfterUpdate(12, { min: 1, max: 8 })).toBe(8);
  });

  test('brings a new desired capacity inside the bounds (assumption)', () => {
    expect(desiredAfterUpdate(4, { min: 1, max: 8 }, 20)).toBe(8);
    expect(desiredAfterUpdate(4, { min: 1, max: 8 }, 6)).toBe(6);
  });
});

describe('ceilCapacity', () => {
  test('rounds up, but not for a rounding error', () => {
    expect([2.1, 3.0000000000000004, 3, 0, -0.5].map(ceilCapacity)).toEqual([3, 3, 3, 0, 0]);
  });
});

describe('floorCapacity', () => {
  test('rounds down, but not for a rounding error', () => {
    expect([2.9, 62.99999999999999, 63, 0, -0.5].map(floorCapacity)).toEqual([2, 63, 63, 0, -1]);
  });
});

import { capacityForLoad } from '../../../lib/twin/predictive/capacity-for-load';

describe('capacityForLoad', () => {
  test('holds the CPU of each instance at the target: 2.1 instance-capacities at 50 % are 5 instances', () => {
    expect(capacityForLoad(2.1, { load: 'cpu', targetValue: 50 })).toBe(5);
    expect(capacityForLoad(3 * 0.7, { load: 'cpu', targetValue: 70 })).toBe(3);
  });

  test('holds the requests a minute of each target: 1000, as in the API reference (D)', () => {
    expect(capacityForLoad(300_000 / 60, { load: 'requests', targetValue: 1000 })).toBe(5);
    expect(capacityForLoad(300_060 / 60, { load: 'requests', targetValue: 1000 })).toBe(6);
  });

  test('is nothing for no load', () => {
    expect(capacityForLoad(0, { load: 'requests', targetValue: 1000 })).toBe(0);
  });

  test('fails for a target of 0 and for a load that is not a number', () => {
    expect(() => capacityForLoad(1, { load: 'cpu', targetValue: 0 })).toThrow(
      new RangeError('targetValue must be greater than 0, got 0'),
    );
    expect(() => capacityForLoad(Number.NaN, { load: 'cpu', targetValue: 50 })).toThrow(
      new RangeError('load must be at least 0, got NaN'),
    );
  });
});

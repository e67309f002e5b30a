import { warmPoolSize } from '../../lib/scaling/warm-pool-size';

describe('warmPoolSize', () => {
  test('is what the maximum leaves beside desired capacity (D)', () => {
    expect(warmPoolSize({ maxSize: 10, desired: 6 })).toBe(4);
    expect(warmPoolSize({ maxSize: 10, desired: 6, maxGroupPreparedCapacity: -1 })).toBe(4);
  });

  test('is what the prepared capacity leaves, if that is set (D)', () => {
    expect(warmPoolSize({ maxSize: 10, desired: 6, maxGroupPreparedCapacity: 8 })).toBe(2);
  });

  test('is never less than its own minimum, and never negative (D)', () => {
    expect(warmPoolSize({ maxSize: 10, desired: 10, minSize: 2 })).toBe(2);
    expect(warmPoolSize({ maxSize: 10, desired: 9, maxGroupPreparedCapacity: 8 })).toBe(0);
  });

  test('fails for a size below what AWS takes', () => {
    expect(() => warmPoolSize({ maxSize: 10, desired: 6, maxGroupPreparedCapacity: -2 })).toThrow(
      new RangeError('maxGroupPreparedCapacity must be at least -1, got -2'),
    );
    expect(() => warmPoolSize({ maxSize: 10, desired: -1 })).toThrow(
      new RangeError('desired must be at least 0, got -1'),
    );
  });
});

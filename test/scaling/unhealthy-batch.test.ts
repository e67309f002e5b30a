import { unhealthyBatch } from '../../lib/scaling/unhealthy-batch';

describe('unhealthyBatch', () => {
  test.each([
    [5, 1],
    [0, 1],
    [29, 2],
    [30, 3],
    [100, 10],
  ])('of %i instances is %i: a tenth, at least one (D)', (desired, batch) => {
    expect(unhealthyBatch(desired)).toBe(batch);
  });

  test('fails for a negative capacity', () => {
    expect(() => unhealthyBatch(-1)).toThrow(new RangeError('desired must be at least 0, got -1'));
  });
});

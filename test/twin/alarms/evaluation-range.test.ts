import { evaluationRange } from '../../../lib/twin/alarms/evaluation-range';

describe('evaluationRange', () => {
  test.each([
    [3, 60, 8],
    [15, 60, 20],
    [1, 300, 3],
    [3, 120, 6],
    [3, 10, 33],
    [2, 86_400, 4],
  ])('of %i periods of %i s is %i periods', (evaluationPeriods, period, range) => {
    expect(evaluationRange(evaluationPeriods, period)).toBe(range);
  });

  test.each([
    [0, 60, 'evaluationPeriods must be a whole number of at least 1, got 0'],
    [3, 0, 'period must be a whole number of at least 1, got 0'],
    [3, Number.NaN, 'period must be a whole number of at least 1, got NaN'],
  ])('fails for %d periods of %d s', (evaluationPeriods, period, message) => {
    expect(() => evaluationRange(evaluationPeriods, period)).toThrow(new RangeError(message));
  });
});

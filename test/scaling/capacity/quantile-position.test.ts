import { quantilePosition } from '../../../lib/scaling/capacity/quantile-position';

describe('quantilePosition', () => {
  test.each([
    [0, 0],
    [0.25, 1],
    [0.5, 1.5],
    [0.75, 2],
    [1, 3],
  ])('of a share of %d lies at %d of three bins', (share, position) => {
    expect(quantilePosition([1, 2, 1], share, 0, 3)).toBe(position);
  });

  test('begins and ends where there is weight', () => {
    expect(quantilePosition([0, 0, 3, 0, 1, 0], 0, 0, 6)).toBe(2);
    expect(quantilePosition([0, 0, 3, 0, 1, 0], 1, 0, 6)).toBe(5);
  });

  test('counts only the bins that it is told to', () => {
    expect(quantilePosition([100, 1, 1, 100], 0.5, 1, 3)).toBe(2);
  });

  test('ends after the last weight when rounding leaves none to be found', () => {
    expect(quantilePosition([0.1, 0.2, 0], 1 + 1e-15, 0, 3)).toBe(2);
  });
});

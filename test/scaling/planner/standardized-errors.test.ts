import { errorAbove, priorErrors, rememberStandardized } from '../../../lib/scaling/planner/standardized-errors';
import { seededRandom } from '../../../lib/twin/load/random';

describe('standardized errors', () => {
  test('are distributed as Laplace has it before there are any', () => {
    expect(errorAbove(priorErrors(), 0.5)).toBeCloseTo(0, 1);
    expect(errorAbove(priorErrors(), 0.05)).toBeCloseTo(Math.log(10), 1);
  });

  test.each([
    [0.5, 0],
    [0.1587, 1],
    [0.0228, 2],
  ])('have a share of %d of normal errors above %d', (share, error) => {
    const { normal } = seededRandom(3);
    const errors = priorErrors();
    for (let minute = 0; minute < 40_000; minute++) {
      rememberStandardized(errors, normal());
    }

    expect(errorAbove(errors, share)).toBeCloseTo(error, 1);
  });

  test('forget within weeks', () => {
    const errors = priorErrors();
    for (let minute = 0; minute < 20_160; minute++) {
      rememberStandardized(errors, minute < 5000 ? 50 : 1);
    }

    expect(errorAbove(errors, 0.2)).toBeLessThan(2);
  });

  test('stay finite for years, and for an error beyond every bin', () => {
    const errors = priorErrors();
    for (let minute = 0; minute < 1_000_000; minute++) {
      rememberStandardized(errors, 1e300);
    }

    expect(Number.isFinite(errors.total)).toBe(true);
    expect(errorAbove(errors, 0.01)).toBeGreaterThan(100);
  });
});

import {
  errorAbove,
  priorErrors,
  rememberStandardized,
  type StandardizedErrors,
} from '../../../lib/scaling/planner/standardized-errors';
import { seededRandom } from '../../../lib/twin/load/random';

/** The error at which a bin begins. */
function edge(bin: number): number {
  return Math.sinh(-4 + 0.1 * bin);
}

/** Errors of these weights in these bins alone. */
function errorsIn(weights: Readonly<Record<number, number>>): StandardizedErrors {
  const bins = Array.from({ length: 96 }, (_, bin) => weights[bin] ?? 0);
  return { bins, total: bins.reduce((sum, weight) => sum + weight), weight: 1 };
}

describe('standardized errors', () => {
  test('are distributed as Laplace has it before there are any', () => {
    expect(errorAbove(priorErrors(), 0.5)).toBeCloseTo(0, 1);
    expect(errorAbove(priorErrors(), 0.05)).toBeCloseTo(Math.log(10), 1);
  });

  test.each([0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99])(
    'start with a share of %d above what Laplace has',
    (share) => {
      const error = share < 0.5 ? -Math.log(2 * share) : Math.log(2 * (1 - share));

      expect(errorAbove(priorErrors(), share)).toBeCloseTo(error, 1);
    },
  );

  test('start with the weight of ten', () => {
    const { bins, total, weight } = priorErrors();

    expect(total).toBeCloseTo(10, 9);
    expect(total).toBe(bins.reduce((sum, value) => sum + value));
    expect(weight).toBe(1);
  });

  test.each([
    ['in the bin that it belongs to', 1.005 * edge(50), 50],
    ['in the lowest bin when it is below all', -1e300, 0],
    ['in the highest bin when it is above all', 1e300, 95],
  ])('count one %s', (_, error, bin) => {
    const errors = errorsIn({ 20: 1 });

    rememberStandardized(errors, error);

    expect(errors.bins).toEqual(errorsIn({ 20: 1, [bin]: 1 }).bins);
    expect(errors.total).toBe(2);
  });

  test('weigh twice as much after 5 days', () => {
    const errors = errorsIn({});

    for (let minute = 0; minute < 5 * 1440; minute++) {
      rememberStandardized(errors, 0);
    }

    expect(errors.weight).toBeCloseTo(2, 9);
  });

  test('weigh the same by each other once their weight is too great', () => {
    const errors = errorsIn({ 10: 1e12, 90: 3e12 });
    errors.weight = 1e12;

    rememberStandardized(errors, 1.005 * edge(50));

    expect(errors.weight).toBe(1);
    expect(errors.bins[10]).toBeCloseTo(1, 3);
    expect(errors.bins[50]).toBeCloseTo(1, 3);
    expect(errors.bins[90]).toBeCloseTo(3, 3);
    expect(errors.total).toBeCloseTo(5, 3);
    expect(errors.bins).toHaveLength(96);
  });

  test('keep their weight until then', () => {
    const errors = errorsIn({ 10: 1 });
    errors.weight = 5e11;

    rememberStandardized(errors, 0);

    expect(errors.weight).toBeGreaterThan(5e11);
  });

  test.each([
    ['the highest edge', 0, edge(96)],
    ['inside a bin, in proportion', 0.125, edge(91) - (edge(91) - edge(90)) / 4],
    ['where a bin begins that has all of it', 0.5, edge(90)],
    ['inside the next one', 0.75, edge(11) - (edge(11) - edge(10)) / 2],
    ['the lowest edge of any error', 1, edge(10)],
  ])('are above %s', (_, share, error) => {
    expect(errorAbove(errorsIn({ 10: 2, 90: 2 }), share)).toBeCloseTo(error, 9);
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

  test('have no weight that grows for ever, and a place for an error beyond every bin', () => {
    const errors = priorErrors();
    for (let minute = 0; minute < 300_000; minute++) {
      rememberStandardized(errors, 1e300);
    }

    expect(errors.weight).toBeLessThan(1e12);
    expect(errors.total).toBeLessThan(1e12);
    expect(errorAbove(errors, 0.01)).toBeGreaterThan(100);
  });
});

import { addOutcome, emptyRegression, meanSquare, predict, solve } from '../../../lib/scaling/planner/regression';
import { solveRidge } from '../../../lib/scaling/planner/solve-ridge';
import { seededRandom } from '../../../lib/twin/load/random';

describe('a ridge system', () => {
  test('is solved as by hand', () => {
    // 4x + 2y = 10, 2x + 3y = 9
    const [x, y] = solveRidge([4, 2, 3], [10, 9], 0);

    expect(x).toBeCloseTo(1.5, 12);
    expect(y).toBeCloseTo(2, 12);
  });

  test('is solved with the ridge on the diagonal alone', () => {
    // (4 + 1)x + 2y = 12, 2x + (3 + 1)y = 8
    const [x, y] = solveRidge([4, 2, 3], [12, 8], 1);

    expect(x).toBeCloseTo(2, 12);
    expect(y).toBeCloseTo(1, 12);
  });

  test('stays as it is when it is solved', () => {
    const lower = [4, 2, 3];
    const b = [10, 9];

    solveRidge(lower, b, 1);

    expect({ lower, b }).toEqual({ lower: [4, 2, 3], b: [10, 9] });
  });

  test('has a small solution where nothing is known', () => {
    expect(solveRidge([0, 0, 0], [0, 0], 1)).toEqual([0, 0]);
  });

  test('has a finite solution where two unknowns are the same', () => {
    const [x, y] = solveRidge([1, 1, 1], [2, 2], 1e-6);

    expect(x! + y!).toBeCloseTo(2, 3);
  });
});

describe('a regression', () => {
  test('has a lower triangle and two vectors, and expects nothing at first', () => {
    const regression = emptyRegression(3);

    expect(regression).toEqual({ gram: [0, 0, 0, 0, 0, 0], moment: [0, 0, 0], weights: [0, 0, 0] });
    expect(predict(regression, [1, 2, 3])).toBe(0);
  });

  test('adds inputs times inputs and inputs times outcome, by their importance, to what decayed', () => {
    const regression = { gram: [10, 20, 30], moment: [40, 50], weights: [0, 0] };

    addOutcome(regression, [2, 3], 5, 0.5, 0.1);

    expect(regression.gram).toEqual([1 + 2, 2 + 3, 3 + 4.5]);
    expect(regression.moment).toEqual([4 + 5, 5 + 7.5]);
  });

  test('has the mean of the diagonal for a mean square', () => {
    expect(meanSquare({ gram: [1, 90, 2, 90, 90, 6], moment: [0, 0, 0], weights: [] })).toBe(3);
  });

  const { uniform, normal } = seededRandom(1);
  const inputs = () => [uniform() - 0.5, uniform() - 0.5, uniform() - 0.5];

  test('finds the weights behind noisy outcomes', () => {
    const regression = emptyRegression(3);
    for (let minute = 0; minute < 10_000; minute++) {
      const given = inputs();
      addOutcome(regression, given, 2 * given[0]! - given[1]! + 0.1 * normal(), 1, 0.9999);
    }

    solve(regression, 1e-3);

    expect(predict(regression, [1, 0, 0])).toBeCloseTo(2, 1);
    expect(predict(regression, [0, 1, 0])).toBeCloseTo(-1, 1);
    expect(predict(regression, [0, 0, 1])).toBeCloseTo(0, 1);
  });

  test('forgets what is no longer true', () => {
    const regression = emptyRegression(3);
    for (let minute = 0; minute < 4000; minute++) {
      const given = inputs();
      addOutcome(regression, given, (minute < 2000 ? 5 : -5) * given[0]!, 1, 0.99);
    }

    solve(regression, 1e-6);

    expect(predict(regression, [1, 0, 0])).toBeCloseTo(-5, 3);
  });
});

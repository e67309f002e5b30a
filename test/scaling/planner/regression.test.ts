import { addOutcome, emptyRegression, predict, solve } from '../../../lib/scaling/planner/regression';
import { solveRidge } from '../../../lib/scaling/planner/solve-ridge';
import { seededRandom } from '../../../lib/twin/load/random';

describe('a ridge system', () => {
  test('is solved as by hand', () => {
    // 4x + 2y = 10, 2x + 3y = 9
    const [x, y] = solveRidge([4, 2, 3], [10, 9], 0);

    expect(x).toBeCloseTo(1.5, 12);
    expect(y).toBeCloseTo(2, 12);
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

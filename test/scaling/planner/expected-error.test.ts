import { rememberError } from '../../../lib/scaling/planner/daily-profile';
import {
  expectedError,
  expectedErrorInputs,
  learnError,
  solveError,
} from '../../../lib/scaling/planner/expected-error';
import { emptyPlanner, type Forecast, type PlannerState } from '../../../lib/scaling/planner/planner-state';

const NOON = 3 * 1440 + 720;
const NEGLIGIBLE = 0.004;

/** A planner whose usual load is 10, so that an error of 1 is a tenth of it. */
function plannerAt(minute: number): PlannerState {
  return { ...emptyPlanner(), minute, seen: 500, usual: 10, recent: [12, 11, 9, 8], errors: [1, 2, 3] };
}

/** A forecast of 10, with an error of 0.5 to be expected. */
const FORECAST: Forecast = {
  of: NOON,
  from: 8,
  load: 10,
  error: 0.5,
  loadInputs: [],
  errorInputs: [1, 0, 0, 0, 0, 0, 0],
};

describe('the inputs of the expected error', () => {
  const relative = (size: number) => expect.closeTo(Math.log(size / 10 + NEGLIGIBLE), 12);

  test('are the errors of late and at that time, movement and height, relative to the usual load', () => {
    const state = plannerAt(NOON);
    rememberError(state.profile, 726, 4);

    expect(expectedErrorInputs(state, 5, -2)).toEqual([
      1,
      relative(1),
      relative(2),
      relative(3),
      relative(4),
      relative(3 + 2),
      expect.closeTo(Math.log(1.2 + 0.05), 12),
    ]);
  });

  test('look beyond midnight', () => {
    const state = plannerAt(NOON + 718);
    rememberError(state.profile, 3, 4);

    expect(expectedErrorInputs(state, 5, 0)[4]).toEqual(relative(4));
  });

  test('take the error of days for that of a time of day that was never seen', () => {
    expect(expectedErrorInputs(plannerAt(NOON), 5, 0)[4]).toEqual(relative(3));
  });
});

describe('the expected error', () => {
  const expected = (seen: number, weight: number, inputs: readonly number[]) => {
    const state = { ...plannerAt(NOON), seen };
    state.errorModel.weights = [0, weight, 0, 0, 0, 0, 0];
    return expectedError(state, inputs);
  };
  const inputs = [1, Math.log(0.3), Math.log(0.2), 0, 0, 0, 0];

  test.each([
    [240, 'that of 90 minutes', 2],
    [241, 'that of the regression', 3],
  ])('after %d minutes is %s', (seen, _, error) => {
    expect(expected(seen, 1, inputs)).toBeCloseTo(error, 12);
  });

  test('is at least half of a negligible one', () => {
    expect(expected(500, 1, [1, Math.log(0.0001), 0, 0, 0, 0, 0])).toBeCloseTo(0.02, 12);
  });

  test('is finite, whatever the regression answers', () => {
    expect(expected(500, 1, [1, 1e9, 0, 0, 0, 0, 0])).toBe(Math.exp(50) * 10);
  });
});

describe('learning from an error', () => {
  test('keeps its logarithm, relative to the usual load, and forgets half of it in 4 days', () => {
    const state = plannerAt(NOON);
    learnError(state, FORECAST, 7);

    expect(state.errorModel.gram[0]).toBe(1);
    expect(state.errorModel.moment[0]).toBeCloseTo(Math.log(0.3 + NEGLIGIBLE), 12);

    for (let minute = 0; minute < 4 * 1440; minute++) {
      learnError(state, { ...FORECAST, errorInputs: [0, 0, 0, 0, 0, 0, 0] }, 7);
    }
    expect(state.errorModel.gram[0]).toBeCloseTo(1 / 2, 9);
  });

  test.each([
    ['over 7 and 90 minutes, and as many as were seen and 20', 500, 520],
    ['over 5000 minutes at most', 9000, 5000],
  ])('averages it %s', (_, seen, slowest) => {
    const state = { ...plannerAt(NOON), seen };

    learnError(state, FORECAST, 18);

    expect(state.errors).toEqual([1 + 7 / 7, 2 + 6 / 90, 3 + 5 / slowest].map((error) => expect.closeTo(error, 12)));
  });

  test('counts an outlier as 30 expected errors, and remembers it for the time of day', () => {
    const state = plannerAt(NOON);

    learnError(state, FORECAST, 1000);

    expect(state.profile.error[720]).toBe(15);
    expect(state.errors[0]).toBeCloseTo(1 + 14 / 7, 12);
    expect(state.errorModel.moment[0]).toBeCloseTo(Math.log(99 + NEGLIGIBLE), 12);
  });

  test('changes what is expected once it is solved, with a ridge of 3', () => {
    const state = plannerAt(NOON);
    learnError(state, FORECAST, 7);

    solveError(state);

    expect(state.errorModel.weights[0]).toBeCloseTo(Math.log(0.3 + NEGLIGIBLE) / (1 + 3), 12);
  });
});

import { rememberLoad } from '../../../lib/scaling/planner/daily-profile';
import { expectedChange, expectedLoadInputs, learnLoad, solveLoad } from '../../../lib/scaling/planner/expected-load';
import { emptyPlanner, type Forecast, type PlannerState } from '../../../lib/scaling/planner/planner-state';

/** Half of a day, and three days since 1970. */
const NOON = 3 * 1440 + 720;

function plannerAt(minute: number): PlannerState {
  return { ...emptyPlanner(), minute, seen: 500, usual: 4, recent: [5, 4, 3, 1], averages: [3.5, 2] };
}

/** A forecast of 10 from a load of 8, with an error of 2 to be expected and one input. */
function forecast(input: number): Forecast {
  return { of: NOON, from: 8, load: 10, error: 2, loadInputs: [input, 0, 0, 0, 0, 0], errorInputs: [] };
}

describe('the inputs of the expected load', () => {
  test('are the trend, the noise, the season and the way to a peak', () => {
    const state = plannerAt(NOON);
    rememberLoad(state.profile, 720, 10);
    rememberLoad(state.profile, 725, 20);
    rememberLoad(state.profile, 725, 13);

    expect(expectedLoadInputs(state, 5)).toEqual([1, 4, 1.5, 3, expect.closeTo(8.6, 12), expect.closeTo(13.6, 12)]);
  });

  test('look beyond midnight', () => {
    const state = plannerAt(NOON + 718);
    rememberLoad(state.profile, 1438, 10);
    rememberLoad(state.profile, 3, 13);

    expect(expectedLoadInputs(state, 5).slice(4)).toEqual([3, 8]);
  });
});

describe('the expected change', () => {
  test.each([
    [120, 0],
    [121, 6],
  ])('after %d minutes is %d', (seen, change) => {
    const state = { ...plannerAt(NOON), seen };
    state.loadModel.weights = [1, 2, 0, 0, 0, 1];

    expect(expectedChange(state, [1, 2, 3, 4, 5, 1])).toBe(change);
  });
});

describe('learning from a load', () => {
  test.each([
    ['counts by 1 / (expected error * usual load)', 16, 1 / 8],
    ['counts the same at 10 expected errors', 30, 1 / 8],
    ['counts less beyond them, as much as the error is greater', 90, 1 / 32],
    ['counts less below as above', -70, 1 / 32],
  ])('%s', (_, load, importance) => {
    const { loadModel, ...state } = plannerAt(NOON);

    learnLoad({ ...state, loadModel }, forecast(2), load);

    expect(loadModel.gram[0]).toBeCloseTo(4 * importance, 12);
    expect(loadModel.moment[0]).toBeCloseTo(2 * (load - 8) * importance, 12);
  });

  test('forgets half of it in 4 days', () => {
    const state = plannerAt(NOON);
    learnLoad(state, forecast(2), 16);

    for (let minute = 0; minute < 4 * 1440; minute++) {
      learnLoad(state, forecast(0), 16);
    }

    expect(state.loadModel.gram[0]).toBeCloseTo(1 / 4, 9);
  });

  test('changes what is expected once it is solved, with a ridge of a ten-thousandth of the mean square', () => {
    const state = plannerAt(NOON);
    learnLoad(state, forecast(2), 16);
    expect(expectedChange(state, forecast(2).loadInputs)).toBe(0);

    solveLoad(state);

    const gram = 4 / 8;
    expect(expectedChange(state, forecast(2).loadInputs)).toBeCloseTo((2 * 2) / (gram + (1e-4 * gram) / 6), 9);
  });

  test('leaves nothing to expect where nothing was learned', () => {
    const state = plannerAt(NOON);

    solveLoad(state);

    expect(state.loadModel.weights).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

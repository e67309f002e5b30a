import { miss, observe } from '../../../lib/scaling/planner/observe';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner, type PlannerState } from '../../../lib/scaling/planner/planner-state';
import { dailyLoad, POLICY } from './synthetic-loads';

/** Two noisy days with a spike at the same time of each, a surprise, and minutes that are missing. */
function twoDays(state: PlannerState): (number | undefined)[] {
  return dailyLoad(2, 40, 0.1, 5).map((load, minute) => {
    const ofDay = minute % 1440;
    if (minute >= 2000 && minute < 2020) {
      miss(state, minute + 1, POLICY);
    } else {
      const factor = minute === 1700 || (ofDay >= 300 && ofDay < 315) ? 2.5 : 1;
      observe(state, minute + 1, load * factor, POLICY);
    }
    return planCapacity(state);
  });
}

/** When this changes, every planner plans otherwise: run the benchmark again, and say so in the changelog. */
describe('frozen days of the planner', () => {
  const state = emptyPlanner();
  const capacities = twoDays(state);

  test('want these instances each two hours, and round the spike, the surprise and the gap', () => {
    const each = (step: number, from: number, to: number) =>
      capacities.filter((_, minute) => minute >= from && minute < to && (minute - from) % step === 0);

    expect({
      hours: each(120, 0, 2880),
      spike: each(2, 1730, 1760),
      surprise: each(1, 1698, 1712),
      gap: each(5, 1995, 2030),
    }).toEqual({
      hours: [54, 76, 86, 158, 126, 105, 78, 63, 49, 38, 36, 45, 59, 68, 83, 97, 84, 71, 58, 43, 33, 30, 32, 42],
      spike: [84, 81, 84, 110, 110, 239, 184, 207, 191, 175, 165, 237, 173, 133, 126],
      surprise: [82, 80, 214, 105, 89, 92, 88, 88, 89, 87, 84, 86, 85, 83],
      gap: [78, 73, 73, 73, 73, 80, 74],
    });
  });

  test('leave this behind', () => {
    const { usual, usualSpread, tightening, averages, errors, loadModel, errorModel } = state;
    const rounded = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(6)));

    expect({
      averages: rounded([usual, usualSpread, tightening, ...averages, ...errors]),
      loadModel: rounded(loadModel.weights),
      errorModel: rounded(errorModel.weights),
    }).toEqual({
      averages: [40.974, 4.46154, -0.0186, 38.1729, 37.4898, 3.60579, 3.04702, 4.7665],
      loadModel: [-0.157349, -0.0936205, 0.132172, -0.441582, 0.138041, 0.482605],
      errorModel: [-1.19119, 0.471198, -0.000884721, -0.0763777, 0.143661, 0.102102, 0.390673],
    });
  });
});

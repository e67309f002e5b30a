import { miss, observe } from '../../../lib/scaling/planner/observe';
import { copyOf, emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { dailyLoad, POLICY } from './synthetic-loads';

describe('a planner that has seen nothing', () => {
  test('knows of no load, no forecast and no plan', () => {
    expect(emptyPlanner()).toMatchObject({
      recent: [],
      averages: [],
      errors: [],
      forecasts: [],
      wanted: [],
      promises: [],
    });
  });
});

describe('a copy of a planner', () => {
  const loads = dailyLoad(1, 40, 0.1);

  test('learns without its original', () => {
    const original = emptyPlanner();
    for (let minute = 1; minute <= 50; minute++) {
      observe(original, minute, loads[minute]!, POLICY);
    }
    const before = JSON.stringify(original);

    const copy = copyOf(original);
    expect(JSON.stringify(copy)).toBe(before);
    miss(copy, 51, POLICY);
    for (let minute = 52; minute <= 100; minute++) {
      observe(copy, minute, loads[minute]!, POLICY);
    }

    expect(JSON.stringify(original)).toBe(before);
  });
});

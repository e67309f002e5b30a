import { rememberLoad } from '../../../lib/scaling/planner/daily-profile';
import { miss, observe } from '../../../lib/scaling/planner/observe';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner, type PlannerState } from '../../../lib/scaling/planner/planner-state';
import { dailyLoad, POLICY } from './synthetic-loads';

/** A planner after these loads, in minutes from `start` on. */
function plannerAfter(loads: readonly number[], policy = POLICY, start = 1): PlannerState {
  const state = emptyPlanner();
  loads.forEach((load, index) => {
    observe(state, start + index, load, policy);
  });
  return state;
}

/** A planner that saw nothing but loads of 10, for 400 minutes until minute 1001, when so many instances were to serve. */
function plannerServing(wanted: readonly number[]): PlannerState {
  const state = plannerAfter(new Array<number>(400).fill(10), POLICY, 602);
  return { ...state, wanted: [...wanted], tightening: -1 };
}

const close = (value: number) => expect.closeTo(value, 12);

describe('the first load', () => {
  test('counts as what has always been', () => {
    expect(plannerAfter([8])).toMatchObject({
      minute: 1,
      seen: 1,
      missed: 0,
      recent: [8, 8, 8, 8],
      averages: [8, 8],
      errors: [close(0.4), close(0.4), close(0.4)],
      usual: 8,
      missesInARow: 0,
    });
  });

  test('is what is expected of the minute that a launch would serve, with an error of a twentieth', () => {
    const { forecasts } = plannerAfter([8]);

    expect(forecasts[1]).toMatchObject({ of: 6, from: 8, load: 8, error: close(8 * 0.054) });
  });

  test('is planned for from the minute that begins next until the one forecast, and the hold', () => {
    const { promises, wanted } = plannerAfter([8], { ...POLICY, holdMinutes: 7 });

    expect(promises).toEqual([{ until: 6 + 7, capacity: 11 }]); // (8 + 0.43 * 2.12) / 0.85 = 10.5
    expect(wanted[3]).toBe(11);
  });

  test('is planned for from the minute that begins next, however long a boot takes', () => {
    const { wanted } = plannerAfter([8], { ...POLICY, bootMinutes: 2, leadMinutes: 6 });

    expect(wanted[1 + 6 - 2]).toBe(11);
  });

  test('is remembered for its time of day', () => {
    const state = emptyPlanner();

    observe(state, 3 * 1440 + 720, 8, POLICY);

    expect(state.profile.load[720]).toBe(8);
    expect(state.profile.peak[720]).toBe(8);
  });
});

describe('the loads after it', () => {
  test('move the averages over 4 and 20 minutes, and over all that were seen', () => {
    expect(plannerAfter([8, 12])).toMatchObject({ recent: [12, 8, 8, 8], averages: [9, close(8.2)], usual: 10 });
    expect(plannerAfter([8, 12, 7])).toMatchObject({
      recent: [7, 12, 8, 8],
      averages: [8.5, close(8.14)],
      usual: 9,
    });
  });

  test('move the average over a week at most', () => {
    const state = { ...plannerAfter([8]), seen: 1e6 };

    observe(state, 2, 8 + 10_080, POLICY);

    expect(state.usual).toBeCloseTo(9, 9);
  });

  test('move it to no less than what can be divided by', () => {
    expect(plannerAfter([0, 0]).usual).toBe(Number.EPSILON);
  });
});

describe('a forecast', () => {
  test('is learned from in its minute', () => {
    const state = plannerAfter([8, 8, 8, 8, 8]);
    const before = structuredClone(state);

    observe(state, 6, 9, POLICY);

    const bin = Math.floor((Math.asinh((9 - 8) / (8 * 0.054)) + 4) / 0.1);
    expect(state.residuals.bins[bin]! - before.residuals.bins[bin]!).toBe(1);
    expect(state.errorModel.gram[0]! - before.errorModel.gram[0]!).toBe(1);
    expect(state.errors[0]).toBeCloseTo(0.4 + (1 - 0.4) / 7, 12);
    expect(state.profile.error[6]).toBe(1);
  });

  test('is not learned from in another minute', () => {
    const state = plannerAfter([8]);

    observe(state, 11, 9, POLICY);

    expect(state.residuals).toEqual(emptyPlanner().residuals);
    expect(state.errorModel).toEqual(emptyPlanner().errorModel);
  });

  test('is by what is learned each half hour', () => {
    const loads = dailyLoad(1, 40, 0.1).slice(0, 59);
    const nothing = emptyPlanner();

    const before = plannerAfter(loads.slice(0, 29));
    const at = plannerAfter(loads.slice(0, 30));
    const after = plannerAfter(loads);

    expect(before.loadModel.weights).toEqual(nothing.loadModel.weights);
    expect(before.errorModel.weights).toEqual(nothing.errorModel.weights);
    expect(at.loadModel.weights).not.toEqual(nothing.loadModel.weights);
    expect(at.errorModel.weights).not.toEqual(nothing.errorModel.weights);
    expect(after.loadModel.weights).toEqual(at.loadModel.weights);
    expect(after.errorModel.weights).toEqual(at.errorModel.weights);
  });
});

describe('a missing minute', () => {
  test('repeats the load before, expects nothing, and goes on with the plan', () => {
    const state = plannerAfter([8, 12]);
    const capacity = planCapacity(state)!;
    const { seen, averages, usual } = structuredClone(state);

    miss(state, 3, POLICY);

    expect(state).toMatchObject({ minute: 3, missed: 3, seen, averages, usual, recent: [12, 12, 8, 8] });
    expect(state.forecasts[3]).toBeNull();
    expect(state.promises).toEqual([{ until: 8, capacity }]);
    expect(state.wanted[5]).toBe(capacity);
  });
});

describe('what serves', () => {
  // Of the 6 minutes in `wanted`, 999 to 1002 are in the places 3, 4, 5 and 0.
  test.each([
    ['no violation at the bound', [20, 1, 1, 20, 20, 20], 17, 0, -1 + 0.0003],
    ['a violation above it', [20, 1, 1, 20, 20, 20], 17.1, 1, -1 - 19 * 0.0003],
    ['a violation above that of the minute itself', [10, 30, 30, 30, 30, 30], 17, 1, -1 - 19 * 0.0003],
    ['a violation above that of the minute in which a launch began', [30, 30, 30, 10, 30, 30], 17, 1, -1 - 19 * 0.0003],
    ['nothing learned while the plan does not reach back', [], 1e6, 0, -1],
  ])('makes it %s', (_, wanted, load, missesInARow, tightening) => {
    const state = plannerServing(wanted);

    observe(state, 1002, load, POLICY);

    expect(state).toMatchObject({ missesInARow, tightening: close(tightening) });
  });

  test('makes violations in a row one more', () => {
    const state = { ...plannerServing([20, 20, 20, 20, 20, 20]), missesInARow: 4 };

    observe(state, 1002, 18, POLICY);

    expect(state.missesInARow).toBe(5);
  });
});

describe('a load beyond the plan', () => {
  const serving = (capacity: number) => {
    const state = plannerServing(new Array(6).fill(capacity));
    return { ...state, promises: [{ until: 2000, capacity: 200 }] };
  };

  test('is planned for at once when it is beyond 100 %, with half of its rise on top', () => {
    const state = serving(25);

    observe(state, 1002, 30, POLICY);

    expect(planCapacity(state)).toBe(48); // (30 + 20 / 2) / 0.85 = 47.1
  });

  test('is planned for by its forecast until it is', () => {
    const state = serving(30);

    observe(state, 1002, 30, POLICY);

    expect(planCapacity(state)).toBeLessThan(48);
  });
});

describe('what was planned', () => {
  const promised = (given: Partial<PlannerState>, holdMinutes = 0) => {
    const state = { ...plannerServing(new Array(6).fill(20)), promises: [{ until: 2000, capacity: 200 }], ...given };
    observe(state, 1002, 10, { ...POLICY, holdMinutes });
    return planCapacity(state);
  };

  test.each([
    ['is lowered to what a load can need', {}, 0, 12],
    ['is kept with a hold', {}, 1, 200],
    ['is kept as long as a forecast may rest on a missing minute', { missed: 997 }, 0, 200],
    ['is lowered after that', { missed: 996 }, 0, 12],
  ])('%s', (_, given, holdMinutes, capacity) => {
    expect(promised(given, holdMinutes)).toBe(capacity);
  });

  test('is lowered to what a peak can need that recent days had in the coming minutes', () => {
    const { profile } = plannerServing([]);
    rememberLoad(profile, 1005, 30);

    expect(promised({ profile })).toBe(36); // 30 / 0.85 = 35.3
  });
});

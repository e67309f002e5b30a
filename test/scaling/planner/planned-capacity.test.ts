import { rememberLoad } from '../../../lib/scaling/planner/daily-profile';
import { plannedCapacity, surpriseCapacity } from '../../../lib/scaling/planner/planned-capacity';
import { emptyPlanner, type Forecast, type PlannerState } from '../../../lib/scaling/planner/planner-state';
import { POLICY } from './synthetic-loads';

/**
 * In the first minute a minute's share is that of the average, and errors are as Laplace has it: ln(1 / (2 share)). A fleet
 * of an instance, of which no more of the share asked for is left unused than by rounding.
 */
function plannerAt(minute: number): PlannerState {
  return { ...emptyPlanner(), minute, seen: 1, usual: 1, recent: [10, 10, 10, 10] };
}

function forecast(load: number, error: number): Forecast {
  return { of: 0, from: load, load, error, loadInputs: [], errorInputs: [] };
}

describe('the planned capacity', () => {
  test.each([
    ['has room above the forecast for the planned share, at the bound', 10, 1, 0.05, 15], // (10 + 2.21) / 0.85 = 14.4
    ['has room for more with a smaller share', 10, 1, 0.01, 17], // (10 + 4.20) / 0.85 = 16.7
    ['has room for a share of an 80th at 100 %, where errors are large', 10, 4, 0.05, 25], // 10 + 4 * 3.69 = 24.8
    ['is 1 at least', 0, 0.001, 0.05, 1],
  ])('%s', (_, load, error, quality, capacity) => {
    const planned = plannedCapacity(plannerAt(720), forecast(load, error), { ...POLICY, quality });

    expect(planned).toEqual({ capacity, ceiling: capacity });
  });

  test('stays above the forecast, whatever the share', () => {
    const policy = { ...POLICY, bound: 0.5, quality: 0.5 };

    // A share of 0.4 in place of 0.6: (10 + 0.22) / 0.5
    expect(plannedCapacity(plannerAt(720), forecast(10, 1), policy).capacity).toBe(21);
  });

  test('has more room the more violations there were', () => {
    const state = { ...plannerAt(720), tightening: Math.log(0.1) };

    expect(plannedCapacity(state, forecast(10, 1), POLICY).capacity).toBe(18); // (10 + 4.51) / 0.85 = 17.1
  });

  test('has less room in a minute in which a violation is dear to avert', () => {
    const state = () => ({ ...plannerAt(720), seen: 1e6, usual: 1e-3, usualSpread: 1e-3 });

    // 8 times the share: (10 + 0.22) / 0.85, and 10 + ln(10 / 2)
    expect(plannedCapacity(state(), forecast(10, 1), POLICY).capacity).toBe(13);
    expect(plannedCapacity(state(), forecast(10, 4), POLICY).capacity).toBe(17); // 10 + 4 * 1.61
  });

  test('has more room where that costs little of a large fleet', () => {
    const state = { ...plannerAt(720), usual: 200 };

    // An instance averts 0.573 of the violations: a share of 0.85 / 0.573 / (200 * 0.8) = 0.0093, (10 + 3.98) / 0.85
    expect(plannedCapacity(state, forecast(10, 1), POLICY).capacity).toBe(17);
  });

  test.each([
    ['2 / 5 of the way, with the root of 2 / 5 of the reserve', { from: 20 }, {}, 21], // (16 + 0.632 * 2.21) / 0.85 = 20.5
    ['a peak of the coming minutes, without a reserve', {}, { 725: 20 }, 24], // 20 / 0.85 = 23.5
    ['none of a peak that is over, or beyond the forecast', {}, { 720: 20, 726: 20 }, 15],
    ['no less than the capacity while the load rises', { from: 1 }, {}, 15],
  ])('has a ceiling with room for %s', (_, given, loads, ceiling) => {
    const state = plannerAt(3 * 1440 + 720);
    for (const [minute, load] of Object.entries(loads)) {
      rememberLoad(state.profile, Number(minute), load);
    }

    expect(plannedCapacity(state, { ...forecast(10, 1), ...given }, POLICY)).toEqual({ capacity: 15, ceiling });
  });
});

describe('the capacity for a surprise', () => {
  const capacityFor = (recent: number[], isOverload: boolean, missesInARow: number) =>
    surpriseCapacity({ ...plannerAt(720), recent, missesInARow }, isOverload, POLICY);

  test.each([
    ['is what the load needs and half of its rise over 2 minutes', [12, 9, 10, 1], 16], // 13 / 0.85 = 15.3
    ['is what the load needs while it falls', [12, 9, 14, 20], 15], // 12 / 0.85 = 14.1
  ])('%s', (_, recent, capacity) => {
    expect(capacityFor(recent, true, 0)).toBe(capacity);
    expect(capacityFor(recent, false, 2)).toBe(capacity);
  });

  test('is none after one minute above the bound', () => {
    expect(capacityFor([12, 9, 10, 1], false, 1)).toBe(0);
  });
});

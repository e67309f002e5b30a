import { DAY, rememberLoad } from './daily-profile';
import { expectedError, expectedErrorInputs, learnError, solveError } from './expected-error';
import { expectedChange, expectedLoadInputs, learnLoad, solveLoad } from './expected-load';
import { plannedCapacity, surpriseCapacity } from './planned-capacity';
import type { PlannerPolicy } from './planner-policy';
import type { Forecast, PlannerState } from './planner-state';
import { dropKept, lowerTo, promise, promisedCapacity } from './promises';
import { rememberStandardized } from './standardized-errors';
import { learnDelivered } from './violation-share';

/** Minutes between two solutions of the regressions. */
const SOLVE_EVERY = 30;
const WEEK = 10_080;

/**
 * Takes in the load of the next minute, and plans the one `leadMinutes` after it. O(1), about a microsecond.
 *
 * Changes `state`: `learn` is the pure function round it, this one is for replays of many minutes.
 *
 * @param load in instance-capacities, a finite number of at least 0
 */
export function observe(state: PlannerState, minute: number, load: number, policy: PlannerPolicy): void {
  state.minute = minute;
  state.seen++;
  takeIn(state, load);
  const due = state.forecasts[minute % policy.leadMinutes];
  if (due?.of === minute) {
    rememberStandardized(state.residuals, (load - due.load) / due.error);
    learnLoad(state, due, load);
    learnError(state, due, load);
  }
  if (minute % SOLVE_EVERY === 0) {
    solveLoad(state);
    solveError(state);
  }
  const forecast = forecastFrom(state, policy);
  rememberLoad(state.profile, minute % DAY, load);
  state.forecasts[minute % policy.leadMinutes] = forecast;
  const serving = servingAt(state, minute, policy);
  const surprise = surpriseCapacity(state, judge(state, load, serving, policy), policy);
  const { capacity, ceiling } = plannedCapacity(state, forecast, policy);
  if (mayLower(state, policy)) {
    lowerTo(state.promises, Math.max(ceiling, surprise));
  }
  plan(state, Math.max(capacity, surprise), policy);
}

/** Lets a minute pass whose load is not known: nothing is learned, and the plan does not fall. Changes `state`. */
export function miss(state: PlannerState, minute: number, policy: PlannerPolicy): void {
  state.minute = minute;
  state.missed = minute;
  state.recent = [state.recent[0]!, ...state.recent.slice(0, -1)];
  state.forecasts[minute % policy.leadMinutes] = null;
  plan(state, promisedCapacity(state.promises)!, policy);
}

/** Moves the averages on to a load. The first load counts as what has always been. */
function takeIn(state: PlannerState, load: number): void {
  if (state.seen === 1) {
    state.recent = [load, load, load, load];
    state.averages.push(load, load);
    state.errors.push(0.05 * load, 0.05 * load, 0.05 * load);
  }
  const { recent, averages } = state;
  state.recent = [load, recent[0]!, recent[1]!, recent[2]!];
  averages[0]! += (load - averages[0]!) / 4;
  averages[1]! += (load - averages[1]!) / 20;
  state.usual = Math.max(Number.EPSILON, state.usual + (load - state.usual) / Math.min(state.seen, WEEK));
}

function forecastFrom(state: PlannerState, { leadMinutes }: PlannerPolicy): Forecast {
  const from = state.recent[0]!;
  const loadInputs = expectedLoadInputs(state, leadMinutes);
  const change = expectedChange(state, loadInputs);
  const errorInputs = expectedErrorInputs(state, leadMinutes, change);
  const error = expectedError(state, errorInputs);
  return { of: state.minute + leadMinutes, from, load: from + change, error, loadInputs, errorInputs };
}

/** Compares a load with the capacity that served it, and says whether it was beyond 100 %. Changes `state`. */
function judge(state: PlannerState, load: number, serving: number, policy: PlannerPolicy): boolean {
  const isViolation = load > policy.bound * serving;
  state.missesInARow = isViolation ? state.missesInARow + 1 : 0;
  if (serving < Number.POSITIVE_INFINITY) {
    learnDelivered(state, isViolation, policy);
  }
  return load > serving;
}

/** Whether a promise may be lowered before it is over: without a hold, and with no minute missing of those it rests on. */
function mayLower({ minute, missed }: PlannerState, { holdMinutes, leadMinutes }: PlannerPolicy): boolean {
  return holdMinutes === 0 && minute - missed > leadMinutes;
}

/**
 * Instances that serve in a minute, had every plan been carried out: the least that was wanted since a launch would have
 * had to begin. Infinity while the plan does not reach back so far.
 */
function servingAt({ wanted }: PlannerState, minute: number, { bootMinutes, leadMinutes }: PlannerPolicy): number {
  let least = Number.POSITIVE_INFINITY;
  for (let back = 0; back <= bootMinutes; back++) {
    least = Math.min(least, wanted[(minute - back) % (leadMinutes + 1)] ?? Number.POSITIVE_INFINITY);
  }
  return least;
}

/** Promises a capacity for the minute that the newest forecast is of. Changes `state`. */
function plan(state: PlannerState, capacity: number, policy: PlannerPolicy): void {
  const { bootMinutes, leadMinutes, holdMinutes } = policy;
  const start = state.minute + leadMinutes - bootMinutes;
  promise(state.promises, { until: state.minute + leadMinutes + holdMinutes, capacity });
  dropKept(state.promises, start);
  state.wanted[start % (leadMinutes + 1)] = promisedCapacity(state.promises)!;
}

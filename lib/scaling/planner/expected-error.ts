import { DAY, rememberError, usualError } from './daily-profile';
import type { Forecast, PlannerState } from './planner-state';
import { addOutcome, predict, solve } from './regression';

/** How many inputs the regression has. */
export const EXPECTED_ERROR_INPUTS = 7;

/** Share of the past that a minute keeps: half after 4 days. */
const DECAY = 2 ** (-1 / 5760);
const RIDGE = 3;
/** Minutes before the regression is trusted; until then the errors of the last 90 minutes stand for it. */
const WARM_UP = 240;
/** Error that is too small to matter, as a share of the usual load. */
const NEGLIGIBLE = 0.004;
/** Expected errors that one error may be remembered as at most. */
const OUTLIER = 30;
/** Minutes over which errors are averaged; the last only once there are so many. */
const FAST = 7;
const SLOW = 90;
const SLOWEST = 5000;
/** Minutes of no error that the slowest average starts with. */
const START = 20;

/**
 * The error of a forecast is as large as errors were lately (7 minutes, 90 minutes, 3 days) and at that time of day, and
 * as the load is moving and high: logarithms, relative to the usual load.
 *
 *     log expected error = weights . inputs
 *
 * @param change of load that is forecast, in instance-capacities
 */
export function expectedErrorInputs(state: PlannerState, lead: number, change: number): number[] {
  const { errors, recent, profile, minute, usual } = state;
  return [
    1,
    relativeTo(usual, errors[0]!),
    relativeTo(usual, errors[1]!),
    relativeTo(usual, errors[2]!),
    relativeTo(usual, usualError(profile, (minute + lead) % DAY, errors[2]!)),
    relativeTo(usual, Math.abs(recent[0]! - recent[2]!) + Math.abs(change)),
    Math.log(recent[0]! / usual + 0.05),
  ];
}

function relativeTo(usual: number, size: number): number {
  return Math.log((size + NEGLIGIBLE * usual) / usual);
}

/** The size of error to expect, in instance-capacities, greater than 0. */
export function expectedError({ errorModel, seen, usual }: PlannerState, inputs: readonly number[]): number {
  const logarithm = seen <= WARM_UP ? inputs[2]! : predict(errorModel, inputs);
  return Math.max((NEGLIGIBLE / 2) * usual, Math.exp(Math.min(logarithm, 50)) * usual);
}

/** Learns from a forecast whose minute has come. Changes `state`. */
export function learnError(state: PlannerState, forecast: Forecast, load: number): void {
  const { errorModel, errors, profile, minute, usual, seen } = state;
  const size = Math.abs(load - forecast.load);
  addOutcome(errorModel, forecast.errorInputs, Math.log(size / usual + NEGLIGIBLE), 1, DECAY);
  const counted = Math.min(size, OUTLIER * forecast.error);
  errors[0]! += (counted - errors[0]!) / FAST;
  errors[1]! += (counted - errors[1]!) / SLOW;
  errors[2]! += (counted - errors[2]!) / Math.min(seen + START, SLOWEST);
  rememberError(profile, minute % DAY, counted);
}

/** Brings the forecast of errors up to date with what was learned. Changes `state`. */
export function solveError({ errorModel }: PlannerState): void {
  solve(errorModel, RIDGE);
}

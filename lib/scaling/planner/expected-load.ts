import { DAY, riseToPeak, usualRise } from './daily-profile';
import type { Forecast, PlannerState } from './planner-state';
import { addOutcome, meanSquare, predict, solve } from './regression';

/** How many inputs the regression has. */
export const EXPECTED_LOAD_INPUTS = 6;

/** Share of the past that a minute keeps: half after 4 days. */
const DECAY = 2 ** (-1 / 5760);
/** Of the mean square of the inputs. */
const RIDGE = 1e-4;
/** Minutes before the first forecast other than "as now". */
const WARM_UP = 120;
/** Expected errors that one error may count as at most: beyond it, its importance falls. */
const OUTLIER = 10;

/**
 * What the load `lead` minutes ahead will differ by from now's is told from six differences, in instance-capacities: to
 * 1 and 3 minutes ago (trend), to the averages over 4 and 20 minutes (noise), the usual rise of the time of day
 * (season), and the way up to a recent day's peak at that time (recurring spikes).
 */
export function expectedLoadInputs({ recent, averages, profile, minute }: PlannerState, lead: number): number[] {
  const now = recent[0]!;
  const then = (minute + lead) % DAY;
  return [
    now - recent[1]!,
    now - recent[3]!,
    now - averages[0]!,
    now - averages[1]!,
    usualRise(profile, minute % DAY, then),
    riseToPeak(profile, then, now),
  ];
}

/** The change of load that the inputs tell of, in instance-capacities: none during the first two hours. */
export function expectedChange({ loadModel, seen }: PlannerState, inputs: readonly number[]): number {
  return seen <= WARM_UP ? 0 : predict(loadModel, inputs);
}

/**
 * Learns from a forecast whose minute has come. Importance is 1 / expected error, so that calm minutes count more, but
 * not so much more that a load's regular jumps are taken for noise. Changes `state`.
 */
export function learnLoad({ loadModel, usual }: PlannerState, forecast: Forecast, load: number): void {
  const size = Math.abs(load - forecast.load) / forecast.error;
  const importance = (size > OUTLIER ? OUTLIER / size : 1) / (forecast.error * usual);
  addOutcome(loadModel, forecast.loadInputs, load - forecast.from, importance, DECAY);
}

/** Brings the forecast up to date with what was learned. Changes `state`. */
export function solveLoad({ loadModel }: PlannerState): void {
  solve(loadModel, RIDGE * meanSquare(loadModel) + Number.MIN_VALUE);
}

import type { PlannerPolicy } from './planner-policy';
import type { PlannerState } from './planner-state';

/** Most and least that one minute's share may be of the average one. */
const GREATEST_RATIO = 8;
/** Minutes in which the average share forgets, a week. */
const WEEK = 10_080;
/** How fast delivered violations tighten: after a day without one, tightening has faded by a factor of 1.5. */
const PACE = 0.0003;
/** The least factor that tightening comes to, as a logarithm. */
const TIGHTEST = -Math.log(10);

/**
 * How much more likely than in the average minute a violation may be in this one. The last instance is worth its price
 * as long as it averts enough violations. An expected error of `error` capacities thins out by `exp(-bound / error)` with
 * each instance, so the last one averts the share `1 - exp(-bound / error)` of what is left:
 *
 *     ratio = 1 / (1 - exp(-bound / error))  /  its average over a week,   from 1/8 to 8
 *
 * Calm minutes, where one instance averts nearly all, are kept almost free of violations; the share asked for is spent
 * where a violation is dear to avert. Changes `state`.
 *
 * @param error to expect, in instance-capacities
 */
export function spreadOf(state: PlannerState, error: number, { bound }: PlannerPolicy): number {
  const spread = -1 / Math.expm1(-bound / error);
  const age = Math.min(state.seen, WEEK);
  state.usualSpread += (spread - state.usualSpread) / age;
  return Math.min(GREATEST_RATIO, Math.max(1 / GREATEST_RATIO, spread / state.usualSpread));
}

/**
 * Share of violations to plan for on average: what was asked for, with a reserve that is larger for a small share, whose
 * violations are too rare to be learned from quickly, times the tightening.
 *
 * @example plannedShare({ quality: 0.01, ... }, 0) // 0.008, and 0.06 for 0.05: rounding up to whole instances gives back more
 */
export function plannedShare({ quality }: PlannerPolicy, tightening: number): number {
  return quality * Math.min(1.2, 0.7 + 10 * quality) * Math.exp(tightening);
}

/**
 * Tightens after a minute above the bound, and loosens after any other, so that tightening stands still when the share
 * delivered is the one asked for. Changes `state`.
 */
export function learnDelivered(state: PlannerState, isViolation: boolean, { quality }: PlannerPolicy): void {
  const step = isViolation ? PACE * (1 - 1 / quality) : PACE;
  state.tightening = Math.min(0, Math.max(TIGHTEST, state.tightening + step));
}

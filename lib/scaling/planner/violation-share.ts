import type { PlannerPolicy } from './planner-policy';
import type { PlannerState } from './planner-state';

/** Most and least that one minute's share may be of the average one. */
const GREATEST_RATIO = 8;
/** Minutes of the whole fleet that one minute less above the bound is worth. */
const WORTH = 0.8;
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
 * Share of violations to plan for on average: what was asked for and a little more, because rounding up to whole instances
 * gives it back, but with a reserve where a small share's violations are too rare to be learned from quickly; times the
 * tightening. And no more than is worth its price: the fleet is `usual / bound` instances, and the last one averts the part
 * `1 / usualSpread` of the violations that are left, so it is worth having as long as
 *
 *     share / usualSpread * WORTH  >  1 / (usual / bound)
 *
 * A calm load is kept below the share asked for, because little is saved by all of it.
 *
 * @example plannedShare({ tightening: 0, usualSpread: 20, usual: 100 }, { quality: 0.01, ... }) // 0.0075, and 0.055 for 0.05
 */
export function plannedShare(
  { tightening, usualSpread, usual }: Pick<PlannerState, 'tightening' | 'usualSpread' | 'usual'>,
  { quality, bound }: PlannerPolicy,
): number {
  const asked = quality * Math.min(1.1, 0.65 + 10 * quality) * Math.exp(tightening);
  return Math.min(asked, (bound * usualSpread) / (usual * WORTH));
}

/**
 * Tightens after a minute above the bound, and loosens after any other, so that tightening stands still when the share
 * delivered is the one asked for. Changes `state`.
 */
export function learnDelivered(state: PlannerState, isViolation: boolean, { quality }: PlannerPolicy): void {
  const step = isViolation ? PACE * (1 - 1 / quality) : PACE;
  state.tightening = Math.min(0, Math.max(TIGHTEST, state.tightening + step));
}

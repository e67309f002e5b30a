import type { PlannerState } from './planner-state';
import { promisedCapacity } from './promises';

/**
 * The capacity wanted now, in instances, at least 1 and before the group's range: the most that was planned for this
 * minute, for those until a launch would serve, and for those before it within the hold. The bench and `decide` both ask
 * here, after `learn` or `observe` took in what is known.
 *
 * It takes no clock. A plan is over when a newer load is known, not when time passes, so a minute that is missing, or a
 * reading that is late, never lowers it.
 *
 * @returns undefined before the first load
 * @example planCapacity(learn(emptyPlanner(), samples, now, policy)) // 12
 */
export function planCapacity({ promises }: PlannerState): number | undefined {
  return promisedCapacity(promises);
}

import type { PlanStep } from '../plan-step';
import { isChange } from './free-minutes';
import { highestCapacity } from './highest-capacity';

/**
 * The plan that at each time is the higher of two. Before its first step a plan is what its first step is.
 *
 * @param one ordered by time, of at least one step
 * @param other as well
 * @example higherPlan([{ from: 0, capacity: 2 }], [{ from: 0, capacity: 1 }, { from: 60_000, capacity: 3 }]) // 2, then 3
 */
export function higherPlan(one: readonly PlanStep[], other: readonly PlanStep[]): readonly PlanStep[] {
  const times = new Set([...one, ...other].map(({ from }) => from));
  const capacityAt = (plan: readonly PlanStep[], time: number) => highestCapacity(plan, time, time);
  return [...times]
    .sort((first, second) => first - second)
    .map((from) => ({ from, capacity: Math.max(capacityAt(one, from), capacityAt(other, from)) }))
    .filter(isChange);
}

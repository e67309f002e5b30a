import type { PlanStep } from '../plan-step';

/**
 * The highest capacity of a plan from a time on until before another, in instances. Before its first step a plan is what
 * its first step is.
 *
 * @param plan ordered by time, of at least one step
 * @param start index of a step from which to look: the first, or one that is not after `from`
 * @throws RangeError when the plan has no step
 * @example highestCapacity([{ from: 0, capacity: 3 }, { from: 60_000, capacity: 2 }], 30_000, 90_000) // 3
 */
export function highestCapacity(plan: readonly PlanStep[], from: number, until: number, start = 0): number {
  const first = plan[start];
  if (first === undefined) {
    throw new RangeError('plan must have at least one step, got none');
  }
  let highest = first.capacity;
  for (let index = start; index < plan.length; index++) {
    const step = plan[index]!;
    if (step.from <= from) {
      highest = step.capacity;
    } else if (step.from < until) {
      highest = Math.max(highest, step.capacity);
    } else {
      break;
    }
  }
  return highest;
}

import type { PlanStep } from '../plan-step';

/**
 * A plan of at most so many steps that is nowhere below the one given: as often as needed, the two neighbours that cost
 * least to join become one, at the higher capacity.
 *
 * The cost of joining is the capacity that is too much, for as long as it is. O(n²) for n steps.
 *
 * @param plan ordered by time
 * @param end when the last step ends, in milliseconds since the epoch, UTC
 * @throws RangeError when `most` is less than 1
 * @example coarsen([{ from: 0, capacity: 2 }, { from: 60_000, capacity: 3 }], 1, 120_000) // [{ from: 0, capacity: 3 }]
 */
export function coarsen(plan: readonly PlanStep[], most: number, end: number): readonly PlanStep[] {
  if (!(most >= 1)) {
    throw new RangeError(`most must be at least 1, got ${most}`);
  }
  const steps = [...plan];
  while (steps.length > most) {
    const index = cheapestToJoin(steps, end);
    const [one, other] = [steps[index]!, steps[index + 1]!];
    steps.splice(index, 2, { from: one.from, capacity: Math.max(one.capacity, other.capacity) });
  }
  return steps;
}

/** Index of the step that is joined with the next at the least cost. */
function cheapestToJoin(steps: readonly PlanStep[], end: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < steps.length; index++) {
    const [one, other] = [steps[index]!, steps[index + 1]!];
    const rise = other.capacity - one.capacity;
    const until = steps[index + 2]?.from ?? end;
    const cost = rise > 0 ? rise * (other.from - one.from) : -rise * (until - other.from);
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

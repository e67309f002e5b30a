import type { PlanStep } from '../decision';

/**
 * A plan of at most so many steps that is nowhere below the one given: as often as needed, the two neighbours that cost
 * least to join become one, at the higher capacity.
 *
 * The cost of joining is the capacity that is too much, for as long as it is. O(n²) for n steps.
 *
 * @throws RangeError when `most` is less than 1
 * @example coarsen([{ from: 0, capacity: 2 }, { from: 60_000, capacity: 3 }], 1) // [{ from: 0, capacity: 3 }]
 */
export function coarsen(plan: readonly PlanStep[], most: number): readonly PlanStep[] {
  if (!(most >= 1)) {
    throw new RangeError(`most must be at least 1, got ${most}`);
  }
  const steps = [...plan];
  while (steps.length > most) {
    const index = cheapestToJoin(steps);
    const [one, other] = [steps[index]!, steps[index + 1]!];
    steps.splice(index, 2, { from: one.from, capacity: Math.max(one.capacity, other.capacity) });
  }
  return steps;
}

/** Index of the step that is joined with the next at the least cost. The last step is taken to last as long as its predecessor. */
function cheapestToJoin(steps: readonly PlanStep[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < steps.length; index++) {
    const [one, other] = [steps[index]!, steps[index + 1]!];
    const end = steps[index + 2]?.from ?? 2 * other.from - one.from;
    const surplus = other.capacity - one.capacity;
    const cost = surplus > 0 ? surplus * (other.from - one.from) : -surplus * (end - other.from);
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

import { type Fleet, fleetOf, moved, sizeOf } from './small-fleet';

interface SmallTask {
  /** Instances needed in each minute. */
  readonly needed: readonly number[];
  readonly bootMinutes: number;
  readonly max: number;
}

interface Reached {
  readonly fleet: Fleet;
  readonly cost: number;
}

/**
 * The least instance-minutes, by trying every number of launches and terminations in every minute on every fleet that
 * can be reached: dynamic programming over whole fleets, which knows nothing of levels or gaps.
 */
export function bruteForce({ needed, bootMinutes, max }: SmallTask): number {
  const counts = Array.from({ length: max + 1 }, (_, count) => count);
  let reached: readonly Reached[] = counts.map((serving) => ({ fleet: fleetOf(serving, bootMinutes), cost: 0 }));
  for (const need of needed) {
    const next = reached.flatMap(({ fleet, cost }) =>
      successors(fleet, counts)
        .filter((after) => after.serving >= need && sizeOf(after) <= max)
        .map((after) => ({ fleet: after, cost: cost + sizeOf(after) })),
    );
    reached = cheapestOfEach(next);
  }
  return Math.min(...reached.map(({ cost }) => cost));
}

function successors(fleet: Fleet, counts: readonly number[]): readonly Fleet[] {
  return counts.flatMap((launch) => counts.map((end) => moved(fleet, { launch, end })));
}

function cheapestOfEach(all: readonly Reached[]): readonly Reached[] {
  const cheapest = new Map<string, Reached>();
  for (const one of all) {
    const key = JSON.stringify(one.fleet);
    if (one.cost < (cheapest.get(key)?.cost ?? Number.POSITIVE_INFINITY)) {
      cheapest.set(key, one);
    }
  }
  return [...cheapest.values()];
}

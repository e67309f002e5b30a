import { ceilCapacity } from '../ceil-capacity';
import type { PlanStep } from '../plan-step';
import { MINUTE } from './floor-action';
import { QUARTER_MINUTES, QUARTERS } from './usual-needs';

const DAY = 24 * 60 * MINUTE;

/** How long a floor stays the same at least, in milliseconds. */
const SLOT = QUARTER_MINUTES * MINUTE;

interface Planned {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  /** Floor of the near term, in instances. */
  readonly wanted: number;
  /** For how long at least that is the floor, in milliseconds; it ends on a quarter of an hour. */
  readonly nearTerm: number;
  /** Floor where nothing is known, in instances. */
  readonly baseline: number;
  /** What is usually needed in each quarter of the day, UTC, in instances, less than 0 where it is not known. */
  readonly usual: readonly number[] | undefined;
  /** How long it takes from a floor to instances in service: a late action, and a boot. In milliseconds. */
  readonly leadTime: number;
}

/**
 * Floors for the next 24 hours, so that a group follows its day when nobody is there to plan any more.
 *
 * For the near term the floor is what is wanted. After that it is, for each quarter of an hour, what is usually needed
 * then: a floor is what is likely to be needed, and scaling policies see to the rest. It is asked for a lead time early. A
 * quarter of which nothing is known has the floor of the one before it; without what is usual there is the baseline alone.
 *
 * Changes are on quarters of an hour, and rest on quarters that are over, so that the plan stays the same from minute to
 * minute.
 *
 * @throws RangeError when `wanted` is not a number
 */
export function floorPlan({ now, wanted, nearTerm, baseline, usual, leadTime }: Planned): readonly PlanStep[] {
  let capacity = ceilCapacity(wanted);
  const plan = [{ from: now, capacity }];
  const change = (from: number, need: number) => {
    if (need !== capacity) {
      capacity = need;
      plan.push({ from, capacity });
    }
  };
  const first = Math.ceil((now + nearTerm) / SLOT) * SLOT;
  if (usual === undefined) {
    change(first, baseline);
    return plan;
  }
  for (let from = first; from + SLOT + leadTime + SLOT <= now + DAY; from += SLOT) {
    const need = usualNeed(from + leadTime, usual);
    if (need >= 0) {
      change(from, ceilCapacity(need));
    }
  }
  return plan;
}

/** What is usually needed in the 15 minutes from a time on: of the two quarters that they lie in, the higher. */
function usualNeed(from: number, usual: readonly number[]): number {
  const quarter = from / SLOT;
  return Math.max(usual[Math.floor(quarter) % QUARTERS]!, usual[Math.ceil(quarter) % QUARTERS]!);
}

import { ceilCapacity } from '../ceil-capacity';
import type { PlanStep } from '../decision';
import { MINUTE } from './floor-action';
import { isChange } from './free-minutes';
import { lowerMedian } from './lower-median';
import { knownSince, needsDaysBefore, type PastNeeds } from './past-needs';

const DAY = 24 * 60 * MINUTE;

/** How long a floor stays the same at least, in milliseconds. */
const SLOT = 15 * MINUTE;

/** For how long at least the capacity wanted now stays, in milliseconds. */
const NEAR_TERM = 10 * MINUTE;

/** Days that a floor is learned from, and those of them that are the same day of the week. */
const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const WEEKS = [7, 14];

interface Planned {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  /** Capacity wanted now, in instances. */
  readonly wanted: number;
  /** Floor where nothing is known, in instances. */
  readonly baseline: number;
  readonly past: PastNeeds;
  /** How long it takes from a floor to instances in service: a late action, and a boot. In milliseconds. */
  readonly leadTime: number;
}

/**
 * Floors for the next 24 hours, so that a group follows its day when nobody is there to plan any more.
 *
 * For the next 10 to 25 minutes the floor is the capacity wanted now. After that it is, for each quarter of an hour, what
 * was needed in half of the minutes at that time of the day over up to 14 days, or at that time of the same days of the
 * week where that is less: a floor is what is likely to be needed, and scaling policies see to the rest. It is asked for a
 * lead time early. A quarter of which nothing is known has the floor of the one before it; with less than 24 hours of past
 * there is the baseline alone.
 *
 * Changes are on quarters of an hour, and rest on minutes that are over, so that the plan stays the same from minute to
 * minute. Cost: for each of 95 quarters the sorting of what was needed in it.
 *
 * @throws RangeError when `wanted` is not a number
 */
export function floorPlan({ now, wanted, baseline, past, leadTime }: Planned): readonly PlanStep[] {
  const plan = [{ from: now, capacity: ceilCapacity(wanted) }];
  const first = Math.ceil((now + NEAR_TERM) / SLOT) * SLOT;
  const since = knownSince(past);
  if (since === undefined || since > now - DAY) {
    plan.push({ from: first, capacity: baseline });
    return plan.filter(isChange);
  }
  for (let from = first; from + SLOT + leadTime + NEAR_TERM <= now + DAY; from += SLOT) {
    plan.push({ from, capacity: likelyNeed(from + leadTime, past) ?? plan[plan.length - 1]!.capacity });
  }
  return plan.filter(isChange);
}

/** What is likely to be needed in a quarter of an hour, in instances. */
function likelyNeed(from: number, past: PastNeeds): number | undefined {
  const quarter = { from, until: from + SLOT };
  const usual = lowerMedian(needsDaysBefore(DAYS, quarter, past));
  const weekly = lowerMedian(needsDaysBefore(WEEKS, quarter, past)) ?? usual;
  return usual === undefined ? undefined : ceilCapacity(Math.min(usual, weekly!));
}

import type { PlanStep } from '../decision';
import { coarsen } from './coarsen';
import { type FloorAction, MINUTE, type ScheduledAction } from './floor-action';
import { leaseNames } from './lease-names';

/** Scheduled actions that a group may have. */
const MOST_ACTIONS = 125;

/** Actions that are left to others, to write while we do. */
const MARGIN = 10;

const HOUR = 60 * MINUTE;

/** How late AWS may run an action. */
const LATEST = 2 * MINUTE;

interface Lease {
  /** Capacity wanted from each time on, ordered by time. */
  readonly plan: readonly PlanStep[];
  /** The floor to go back to, in instances. */
  readonly baseline: number;
  /** Now, in milliseconds since the epoch, UTC. */
  readonly now: number;
  /** How long the lease is to last from now on, in milliseconds. */
  readonly length: number;
  /** The group's minimum as it is, in instances. */
  readonly minSize: number;
  /** The scheduled actions that the group has, ours and those of others. */
  readonly existing: readonly ScheduledAction[];
}

/**
 * The scheduled actions that carry a plan for as long as the lease lasts: one for each change of its step function, and a
 * last one that releases the floor to the baseline. It holds without anybody to renew it, and ends by itself.
 *
 * Times are full minutes, from the second to come on, since AWS takes none in the past; no two are the same, since AWS
 * takes no two in a group, and those of others are theirs. A plan of more steps than a group may have is made coarser,
 * never lower. The release is on a full hour or shortly after, so that a plan that stays the same is written again once
 * an hour, and a floor that is in force is not written at all.
 *
 * @example leaseOf({ plan, baseline: 1, now, length: 86_400_000, minSize: 1, existing: [] }).at(-1)?.name // 'headroom-release'
 */
export function leaseOf({ plan, baseline, now, length, minSize, existing }: Lease): readonly FloorAction[] {
  const foreign = existing.filter(({ name }) => !leaseNames.isOurs(name));
  const taken = new Set(foreign.flatMap(({ at }) => at ?? []));
  const first = Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;
  const end = Math.ceil((now + length) / HOUR) * HOUR;
  const room = Math.max(1, MOST_ACTIONS - MARGIN - foreign.length - 1);
  const steps = withoutFloorInForce(coarsen(stepsWithin(plan, baseline, first, end), room), minSize);
  const floors = steps.map(({ from, capacity }) => {
    const pending = from === first ? pendingFloor(capacity, existing, now, first) : undefined;
    const at = pending ?? freeMinute(from, taken, -1, first);
    return { name: leaseNames.floor(at), at, minSize: capacity };
  });
  return [...floors, { name: leaseNames.release, at: freeMinute(end, taken, 1, end), minSize: baseline }];
}

/** The plan's changes from `first` to before `end`, on full minutes, the higher where two fall into one. */
function stepsWithin(plan: readonly PlanStep[], baseline: number, first: number, end: number): readonly PlanStep[] {
  const byMinute = new Map<number, number>();
  for (const { from, capacity } of plan) {
    const minute = Math.max(first, Math.floor(from / MINUTE) * MINUTE);
    if (minute < end) {
      const isInForce = minute === first;
      byMinute.set(minute, isInForce ? capacity : Math.max(capacity, byMinute.get(minute) ?? 0));
    }
  }
  const steps = [...byMinute].map(([from, capacity]) => ({ from, capacity: Math.max(baseline, capacity) }));
  return steps.filter(({ capacity }, index) => capacity !== (steps[index - 1]?.capacity ?? Number.NaN));
}

/**
 * When a floor that was written before will come into force; without it every renewal would put it off by a minute. One
 * that is due may be up to two minutes late.
 */
function pendingFloor(
  capacity: number,
  existing: readonly ScheduledAction[],
  now: number,
  first: number,
): number | undefined {
  return existing.find(
    ({ name, at = 0, minSize }) =>
      leaseNames.isOurs(name) &&
      name !== leaseNames.release &&
      minSize === capacity &&
      at > now - LATEST &&
      at <= first,
  )?.at;
}

/** The first step says what is wanted now: nothing is to be written when the minimum is that already. */
function withoutFloorInForce(steps: readonly PlanStep[], minSize: number): readonly PlanStep[] {
  return steps[0]?.capacity === minSize ? steps.slice(1) : steps;
}

/** The nearest minute that nobody has, in a direction; a floor comes early rather than late. */
function freeMinute(wanted: number, taken: Set<number>, direction: 1 | -1, least: number): number {
  let minute = wanted;
  while (taken.has(minute)) {
    minute += direction * MINUTE;
  }
  if (minute < least) {
    return freeMinute(least, taken, 1, least);
  }
  taken.add(minute);
  return minute;
}

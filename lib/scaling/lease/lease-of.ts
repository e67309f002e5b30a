import { ceilCapacity } from '../ceil-capacity';
import { clampCapacity } from '../clamp-capacity';
import type { PlanStep } from '../plan-step';
import { coarsen } from './coarsen';
import { type FloorAction, MINUTE, type ScheduledAction } from './floor-action';
import { onFreeMinutes } from './free-minutes';
import { leaseNames } from './lease-names';
import { leaseRoom, othersIn } from './lease-room';
import { missedFloors, pendingFloors } from './pending-floors';
import { releaseTime } from './release-time';

/** What a lease is made from. */
export interface LeaseRequest {
  /** Capacity wanted from each time on, in instances; ordered by time, of at least one step. The last step stays. */
  readonly plan: readonly PlanStep[];
  /** The floor to go back to: what the user configured, never what the group has. In instances. */
  readonly baseline: number;
  /** The highest floor: the group's maximum, or the policy's where that is less. In instances. */
  readonly cap: number;
  /** The group's minimum as it is, in instances. */
  readonly minSize: number;
  /** The scheduled actions that the group has, ours and those of others. */
  readonly existing: readonly ScheduledAction[];
  /** Milliseconds since the epoch, UTC; best by the clock of AWS, which decides what is in the past. */
  readonly now: number;
}

/** The scheduled actions that a group should have of us. */
export interface Lease {
  /** Ordered by time. The last is the release; the first may be due, and are let run as they are. */
  readonly actions: readonly FloorAction[];
  /** Floors that the plan has more than there is room for: so many were joined, at the higher capacity. */
  readonly joined: number;
}

/**
 * The scheduled actions that carry a plan for the next 24 hours: one for each change of its step function, and a last one
 * that releases the floor to the baseline. It holds without anybody to renew it, and ends by itself.
 *
 * They start on full minutes, at least one from now, since AWS takes none in the past, and never with another of the
 * group, which AWS refuses. A plan of more changes than a group may have is made coarser, never lower. A floor that is
 * in force, or about to be, is not written again, so that a plan that stays the same needs no writes but the release's.
 * After a floor that AWS missed, nothing is lowered at once.
 *
 * @throws RangeError when the plan has no step or a capacity that is not a number, or there is no room for a lease
 * @example leaseOf({ plan, baseline: 1, cap: 20, minSize: 1, existing: [], now }).actions.at(-1)?.name // 'headroom-release'
 */
export function leaseOf({ plan, baseline, cap, minSize, existing, now }: LeaseRequest): Lease {
  const range = { min: Math.min(baseline, cap), max: cap };
  const wanted = plan.map(({ from, capacity }) => ({ from, capacity: clampCapacity(ceilCapacity(capacity), range) }));
  const others = othersIn(existing);
  const taken = new Set(others.flatMap(({ at }) => at ?? []));
  const end = releaseTime(now, existing, taken);
  const first = Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;
  const steps = onFreeMinutes(wanted, { first, end, taken });
  const { kept, floor } = pendingFloors({ existing, minSize, plan: wanted, cap, now, first: steps[0]!.from });
  const coarse = coarsen(steps, leaseRoom(others) - kept.length - 1, end);
  const [next] = coarse;
  const isMissed = missedFloors(existing, now).length > 0;
  const isSettled = next!.capacity === floor || (isMissed && next!.capacity < floor);
  const floors = coarse.slice(isSettled ? 1 : 0).map(({ from, capacity }) => floorAction(from, capacity));
  return {
    actions: [...kept, ...floors, { name: leaseNames.release, at: end, minSize: range.min }],
    joined: steps.length - coarse.length,
  };
}

function floorAction(at: number, minSize: number): FloorAction {
  return { name: leaseNames.floor(at), at, minSize };
}

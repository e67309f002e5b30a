import type { PlanStep } from '../plan-step';
import { asFloor, type FloorAction, MINUTE, type ScheduledAction } from './floor-action';
import { highestCapacity } from './highest-capacity';
import { leaseNames } from './lease-names';

/**
 * How late an action of ours is when it is taken to have been missed: AWS may run it two minutes late, and clocks may be
 * two minutes apart.
 */
const MISSED_AFTER = 5 * MINUTE;

interface NearTerm {
  readonly existing: readonly ScheduledAction[];
  /** Of the group, in instances. */
  readonly minSize: number;
  readonly plan: readonly PlanStep[];
  /** The highest floor, in instances. */
  readonly cap: number;
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  /** The first minute on which an action that is written now can start, same unit. */
  readonly first: number;
}

interface PendingFloors {
  /** Those to let run, ordered by time. */
  readonly kept: readonly FloorAction[];
  /** The floor when they have, in instances. */
  readonly floor: number;
}

/**
 * Floors of ours that come into force before anything that is written now could. They are let run: to write them again
 * would put them off, a minute with every minute. Only one that lowers below the plan, raises for nothing or is above the
 * cap is not.
 */
export function pendingFloors({ existing, minSize, plan, cap, now, first }: NearTerm): PendingFloors {
  const kept: FloorAction[] = [];
  let floor = minSize;
  for (const pending of floorsOf(existing, (at) => at > now - MISSED_AFTER && at < first)) {
    const wanted = highestCapacity(plan, pending.at, first + MINUTE);
    const isWanted = pending.minSize > floor ? floor < wanted : pending.minSize >= wanted;
    if (isWanted && pending.minSize <= cap) {
      kept.push(pending);
      floor = pending.minSize;
    }
  }
  return { kept, floor };
}

/** Floors of ours that should have come into force, and that AWS still has: it did not run them, and will not. */
export function missedFloors(existing: readonly ScheduledAction[], now: number): readonly FloorAction[] {
  return floorsOf(existing, (at) => at <= now - MISSED_AFTER);
}

/**
 * The floors of a group if nothing more is written: its minimum, then ours one after the other, the release included. What
 * is due is let run.
 *
 * @param minSize of the group, in instances
 * @param now milliseconds since the epoch, UTC
 */
export function writtenPlan(existing: readonly ScheduledAction[], minSize: number, now: number): readonly PlanStep[] {
  const ahead = existing
    .filter(({ name, at = 0 }) => at > now - MISSED_AFTER && (leaseNames.isFloor(name) || name === leaseNames.release))
    .flatMap((action) => asFloor(action) ?? [])
    .sort((one, other) => one.at - other.at);
  return [{ from: 0, capacity: minSize }, ...ahead.map(({ at, minSize: capacity }) => ({ from: at, capacity }))];
}

/** Floors of ours at such times, ordered by time. */
function floorsOf(existing: readonly ScheduledAction[], isThen: (at: number) => boolean): readonly FloorAction[] {
  return existing
    .filter(({ at }) => at !== undefined && isThen(at))
    .flatMap((action) => ourFloor(action) ?? [])
    .sort((one, other) => one.at - other.at);
}

/** A floor of ours, or undefined for any other scheduled action. */
export function ourFloor(action: ScheduledAction): FloorAction | undefined {
  return leaseNames.isFloor(action.name) ? asFloor(action) : undefined;
}

/**
 * The floor that is in force at a time if nothing more is written, in instances: the last of ours until then, else the
 * group's minimum.
 *
 * @param until milliseconds since the epoch, UTC
 */
export function floorAhead(existing: readonly ScheduledAction[], minSize: number, until: number): number {
  let newest: FloorAction | undefined;
  for (const action of existing) {
    const floor = action.at !== undefined && action.at <= until ? ourFloor(action) : undefined;
    newest = floor && floor.at >= (newest?.at ?? floor.at) ? floor : newest;
  }
  return newest?.minSize ?? minSize;
}

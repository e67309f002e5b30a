import { asFloor, type FloorAction, MINUTE, type ScheduledAction } from '../lease/floor-action';
import { leaseNames } from '../lease/lease-names';

/** How late AWS may run a scheduled action, in milliseconds. */
const LATENESS = 2 * MINUTE;

/** Which minimum a group should have by its lease: plain data, kept from tick to tick. */
export interface ExpectedFloor {
  /** What is in force, in instances. */
  readonly floor: number;
  /** Ours that come into force next, ordered by time. */
  readonly ahead: readonly FloorAction[];
}

/**
 * The minimum that a group should have, in instances. Scheduled actions vanish when they run, so that only those know what
 * has been in force who saw it before.
 *
 * @param now milliseconds since the epoch, UTC
 * @returns undefined where nothing was expected, or an action of ours is due, which AWS may run two minutes late
 */
export function floorInForce(now: number, expected: ExpectedFloor | undefined): number | undefined {
  const isDue = expected?.ahead.some(({ at }) => at > now - LATENESS && at <= now);
  return expected === undefined || isDue ? undefined : settledFloor(now, expected);
}

/**
 * What is to be expected after a tick: nothing was before the first, which takes the minimum for what it should be.
 *
 * @param minSize of the group, in instances
 * @param scheduledActions of the group, as they are now
 */
export function expectFloor(
  now: number,
  minSize: number,
  expected: ExpectedFloor | undefined,
  scheduledActions: readonly ScheduledAction[],
): ExpectedFloor {
  const due = (expected?.ahead ?? []).filter(({ at }) => at > now - LATENESS && at <= now);
  const there = scheduledActions.filter(({ name }) => leaseNames.isOurs(name)).flatMap((one) => asFloor(one) ?? []);
  const ahead = [...due, ...there.filter(({ at }) => at > now)].sort((one, other) => one.at - other.at);
  return { floor: expected ? settledFloor(now, expected) : minSize, ahead };
}

function settledFloor(now: number, { floor, ahead }: ExpectedFloor): number {
  return ahead.filter(({ at }) => at <= now - LATENESS).at(-1)?.minSize ?? floor;
}

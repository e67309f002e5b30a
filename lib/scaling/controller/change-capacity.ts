import { MINUTE } from '../lease/floor-action';
import { leaseNames } from '../lease/lease-names';
import type { Reason } from '../reason';
import type { Action } from './decision';
import { gateOf } from './gate-of';
import type { GroupSnapshot } from './group-snapshot';
import { holdFor } from './hold-group';
import { inactiveGroup } from './inactive-group';
import type { CommandDecision, CommandSetting } from './operator-command';

interface CapacityChange {
  /** In instances. */
  readonly capacity: number;
  /** Desired capacity that the group must have, in instances. */
  readonly ifDesired?: number;
  /** For how many minutes the controller leaves the group alone. */
  readonly hold?: number;
}

/** Sets desired capacity, and holds the group first if that is asked for, so that no tick comes between. */
export function changeCapacity(
  now: number,
  policy: CommandSetting['policy'],
  group: GroupSnapshot,
  change: CapacityChange,
): CommandDecision {
  const { capacity, hold } = change;
  const held = hold === undefined ? undefined : holdFor(now, policy, group, now + hold * MINUTE);
  const obstacles = [...obstaclesTo(policy, group, change), ...(held?.obstacle ? [held.obstacle] : [])];
  if (obstacles.length > 0) {
    return { refused: true, actions: [], reasons: obstacles };
  }
  const isThere = capacity === group.desiredCapacity;
  const set: readonly Action[] = isThere ? [] : [{ api: 'SetDesiredCapacity', desiredCapacity: capacity }];
  const changed = `an operator asked for ${capacity} instead of ${group.desiredCapacity}`;
  return {
    refused: false,
    actions: [...(held?.actions ?? []), ...set],
    reasons: [
      isThere
        ? { code: 'ALREADY_THERE', message: `desired capacity is already ${capacity}` }
        : { code: 'OPERATOR_COMMAND', message: changed },
      ...(isThere ? [] : suspensionsThatHinder(capacity, group)),
      ...(held ? [...held.reasons, ...raisedBy(capacity, held.marker.at, group)] : plannedAgain(now, policy, group)),
    ],
  };
}

function obstaclesTo(
  { baseline }: CommandSetting['policy'],
  group: GroupSnapshot,
  { capacity, ifDesired }: CapacityChange,
): readonly Reason[] {
  const { min, max } = group.range;
  const inactive = inactiveGroup(group);
  const obstacles: Reason[] = inactive ? [inactive] : [];
  if (ifDesired !== undefined && ifDesired !== group.desiredCapacity) {
    const message = `desired capacity must be ${ifDesired} (ifDesired), got ${group.desiredCapacity}`;
    obstacles.push({ code: 'DESIRED_CAPACITY_MOVED', message });
  }
  if (capacity < min || capacity > max) {
    const message = `desired capacity must be between ${min} and ${max}, got ${capacity}`;
    obstacles.push({ code: 'OUTSIDE_RANGE', message });
  }
  if (capacity < min && capacity >= baseline) {
    const message = `the minimum is a floor of ${min}, the baseline is ${baseline}: a release takes floors away`;
    obstacles.push({ code: 'BELOW_FLOOR', message });
  }
  return obstacles;
}

/** A suspended process does not stop the write, but the instances will not follow it. */
function suspensionsThatHinder(capacity: number, group: GroupSnapshot): readonly Reason[] {
  const needed = capacity > group.desiredCapacity ? 'Launch' : 'Terminate';
  const message = `process ${needed} is suspended: instances follow once it is resumed`;
  return group.suspendedProcesses.includes(needed) ? [{ code: 'PROCESS_SUSPENDED', message }] : [];
}

/** A hold leaves the floors that are written: one that is above the capacity raises it. */
function raisedBy(capacity: number, end: number, { scheduledActions }: GroupSnapshot): readonly Reason[] {
  const floor = scheduledActions
    .filter(({ name, minSize = 0, at = 0 }) => leaseNames.isFloor(name) && minSize > capacity && at < end)
    .sort(({ at: one = 0 }, { at: other = 0 }) => one - other)[0];
  if (floor?.at === undefined) {
    return [];
  }
  const message = `the lease raises it to ${floor.minSize} at ${new Date(floor.at).toISOString()}: a release takes floors away`;
  return [{ code: 'FLOOR_AHEAD', message }];
}

/** A controller that leads sets desired capacity itself, unless something keeps it from writing. */
function plannedAgain(
  now: number,
  { mode, isShadow }: CommandSetting['policy'],
  group: GroupSnapshot,
): readonly Reason[] {
  const message = 'in mode lead the next tick plans desired capacity anew: a hold would keep it';
  const isLed = mode === 'lead' && !isShadow && gateOf(now, group) === undefined;
  return isLed ? [{ code: 'WILL_BE_PLANNED_AGAIN', message }] : [];
}

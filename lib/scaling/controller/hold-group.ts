import { type FloorAction, MINUTE, type ScheduledAction } from '../lease/floor-action';
import { leaseNames } from '../lease/lease-names';
import { MOST_ACTIONS } from '../lease/lease-room';
import { isThere } from '../lease/lease-writes';
import type { LeaseWrite } from '../lease/within-room';
import type { Reason } from '../reason';
import { floorRange } from './floor-range';
import { holdUntil } from './gate-of';
import type { GroupSnapshot } from './group-snapshot';
import { holdMarker } from './hold-marker';
import { inactiveGroup } from './inactive-group';
import type { CommandDecision, CommandSetting } from './operator-command';

/** How much later than asked for a hold may end that is there already, in milliseconds. */
const NEAR = 5 * MINUTE;

/** What a hold takes, or why there can be none. */
interface Hold {
  readonly marker: FloorAction;
  readonly obstacle?: Reason;
  readonly actions: readonly LeaseWrite[];
  readonly reasons: readonly Reason[];
}

/** Leaves a group alone for some minutes; moves the end of a hold that there is. */
export function holdGroup(
  now: number,
  policy: CommandSetting['policy'],
  group: GroupSnapshot,
  minutes: number,
): CommandDecision {
  const { obstacle, actions, reasons } = holdFor(now, policy, group, now + minutes * MINUTE);
  const refusals = [inactiveGroup(group), obstacle].filter((refusal) => refusal !== undefined);
  return refusals.length > 0 ? { refused: true, actions: [], reasons: refusals } : { refused: false, actions, reasons };
}

/** Ends a hold. */
export function resumeGroup(now: number, group: GroupSnapshot): CommandDecision {
  const until = holdUntil(now, group);
  if (until === undefined) {
    return { refused: false, actions: [], reasons: [{ code: 'NOT_HELD', message: `nobody holds ${group.name}` }] };
  }
  const message = `an operator ends the hold of ${group.name}, which was until ${iso(until)}`;
  return {
    refused: false,
    actions: [{ api: 'DeleteScheduledAction', name: leaseNames.hold }],
    reasons: [{ code: 'OPERATOR_COMMAND', message }],
  };
}

/**
 * A hold until a time, alone or as part of another command. One that ends a little later is left as it is: it was put off
 * from minutes that were not free then.
 *
 * @param end milliseconds since the epoch, UTC
 * @param ahead scheduled actions that there will be. @default - those that there are
 */
export function holdFor(
  now: number,
  policy: CommandSetting['policy'],
  group: GroupSnapshot,
  end: number,
  ahead: readonly ScheduledAction[] = group.scheduledActions,
): Hold {
  const { name, scheduledActions, range } = group;
  const before = holdUntil(now, group);
  const isNear = before !== undefined && before >= end && before < end + NEAR;
  const marker = holdMarker(isNear ? before : end, ahead, range, floorRange(policy, range));
  const there = scheduledActions.find((action) => action.name === marker.name);
  if (isThere(marker, there)) {
    const message = `the controller already leaves ${name} alone until ${iso(marker.at)}`;
    return { marker, actions: [], reasons: [{ code: 'ALREADY_HELD', message }] };
  }
  const change = before === undefined || before === marker.at ? '' : `, instead of ${iso(before)}`;
  const message = `the controller leaves ${name} alone until ${iso(marker.at)}${change}`;
  const obstacle = noRoom(scheduledActions);
  return {
    marker,
    ...(obstacle && { obstacle }),
    actions: [{ api: 'PutScheduledUpdateGroupAction', ...marker }],
    reasons: [{ code: 'HELD', message }, ...whileSuspended(group)],
  };
}

function noRoom(existing: readonly ScheduledAction[]): Reason | undefined {
  const isNew = !existing.some(({ name }) => name === leaseNames.hold);
  const message = `a hold is a scheduled action, and the group has ${existing.length} of at most ${MOST_ACTIONS}`;
  return isNew && existing.length >= MOST_ACTIONS ? { code: 'NO_ROOM', message } : undefined;
}

/** A hold ends by the clock, whether its action runs or not; the lease does not go on. */
function whileSuspended({ suspendedProcesses, range }: GroupSnapshot): readonly Reason[] {
  const message = `process ScheduledActions is suspended: the hold ends all the same, and until the process is resumed the minimum stays at ${range.min}`;
  return suspendedProcesses.includes('ScheduledActions') ? [{ code: 'SCHEDULED_ACTIONS_SUSPENDED', message }] : [];
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

import { asFloor, type FloorAction, MINUTE, type ScheduledAction } from '../lease/floor-action';
import { freeMinute } from '../lease/free-minutes';
import { leaseNames } from '../lease/lease-names';
import { MOST_ACTIONS } from '../lease/lease-room';
import { leaseWrites } from '../lease/lease-writes';
import type { Reason } from '../reason';
import { floorRange } from './floor-range';
import type { GroupSnapshot } from './group-snapshot';
import { holdFor } from './hold-group';
import { inactiveGroup } from './inactive-group';
import type { CommandDecision, CommandSetting } from './operator-command';

/**
 * Takes the floors of a lease away: the minimum goes back to the baseline at the next free minute, and the group is held,
 * so that the next tick does not write them again.
 *
 * The hold is written first, with the minimum that is left without floors. After any write the rest may be broken off:
 * what is left of the lease still ends, and nothing is below the baseline. The same command again does the rest.
 *
 * Refused while `ScheduledActions` is suspended: a release that is missed is not made up for, and the floor in force would
 * have none to come.
 *
 * @param minutes for which the group is held, at least until the release
 */
export function releaseFloors(
  now: number,
  policy: CommandSetting['policy'],
  group: GroupSnapshot,
  minutes: number,
): CommandDecision {
  const { range, scheduledActions: existing } = group;
  const { min: baseline } = floorRange(policy, range);
  const floors = existing.filter(({ name }) => leaseNames.isFloor(name));
  const release = floors.length > 0 || range.min !== baseline ? releaseSoon(now, baseline, existing) : undefined;

  const end = Math.max(now + minutes * MINUTE, release ? release.at + MINUTE : now);
  const hold = holdFor(now, policy, group, end, withoutFloors(existing, release));
  const held = [...existing.filter(({ name }) => name !== leaseNames.hold), hold.marker];
  const { writes, left } = release
    ? leaseWrites([release], { minSize: range.min, existing: held })
    : { writes: [], left: 0 };

  const obstacles = [inactiveGroup(group), suspendedRelease(group), hold.obstacle ?? noRoom(left, existing)];
  const refusals = obstacles.filter((obstacle) => obstacle !== undefined);
  return refusals.length > 0
    ? { refused: true, actions: [], reasons: refusals }
    : {
        refused: false,
        actions: [...hold.actions, ...writes],
        reasons: [explain(group, baseline, floors.length, release), ...hold.reasons],
      };
}

/** The release on the next minute that is free, or will be by then, or the one that is written for before it. */
function releaseSoon(now: number, minSize: number, existing: readonly ScheduledAction[]): FloorAction {
  const others = existing.filter(({ name }) => !leaseNames.isOurs(name));
  const first = Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;
  const next = freeMinute(first, new Set(others.flatMap(({ at }) => at ?? [])));
  const release = { name: leaseNames.release, at: next, minSize };
  const written = asFloor(existing.find(({ name }) => name === leaseNames.release));
  const isSoon = written?.minSize === minSize && written.at > now && written.at < next;
  return isSoon ? written : release;
}

/** What sets the minimum when the floors are gone. The minutes of what goes are taken until then. */
function withoutFloors(existing: readonly ScheduledAction[], release: FloorAction | undefined): ScheduledAction[] {
  const goes = (name: string) => leaseNames.isFloor(name) || name === release?.name;
  const left = existing.map(({ name, at, ...sizes }) => ({
    name,
    ...(at !== undefined && { at }),
    ...(!goes(name) && sizes),
  }));
  return release ? [...left, release] : left;
}

function suspendedRelease({ suspendedProcesses }: GroupSnapshot): Reason | undefined {
  const message = 'process ScheduledActions is suspended: a release would be missed, and the floor stay for good';
  return suspendedProcesses.includes('ScheduledActions') ? { code: 'SCHEDULED_ACTIONS_SUSPENDED', message } : undefined;
}

function noRoom(left: number, existing: readonly ScheduledAction[]): Reason | undefined {
  const message = `a release is a scheduled action, and the group has ${existing.length} of at most ${MOST_ACTIONS}`;
  return left > 0 ? { code: 'NO_ROOM', message } : undefined;
}

function explain({ name, range }: GroupSnapshot, baseline: number, floors: number, release?: FloorAction): Reason {
  if (release === undefined) {
    const message = `${name} has no floors, and its minimum is the baseline of ${baseline}`;
    return { code: 'ALREADY_RELEASED', message };
  }
  const at = new Date(release.at).toISOString();
  const taken = floors === 0 ? 'no floors are left' : `floors that are taken away: ${floors}`;
  const minimum =
    range.min === baseline ? `stays at ${baseline}` : `is ${baseline} instead of ${range.min} from ${at} on`;
  const message = `the minimum ${minimum}, ${taken}`;
  return { code: 'OPERATOR_COMMAND', message };
}

import { asFloor, type FloorAction } from '../lease/floor-action';
import { foreignConflicts } from '../lease/foreign-conflicts';
import { leaseNames } from '../lease/lease-names';
import { othersIn } from '../lease/lease-room';
import type { Reason } from '../reason';
import type { GroupSnapshot } from './group-snapshot';
import type { CommandSetting } from './operator-command';

/** Floors that are named; the others are counted. */
const NAMED = 3;

/**
 * How the lease of a group stands, in sentences: the floor in force, those to come, when they are released, and scheduled
 * actions of others that conflict with it.
 *
 * @param now milliseconds since the epoch, UTC
 */
export function describeLease(
  now: number,
  { baseline }: Pick<CommandSetting['policy'], 'baseline'>,
  group: GroupSnapshot,
): readonly Reason[] {
  const { scheduledActions: existing, range } = group;
  const lease = existing
    .filter(({ name }) => leaseNames.isFloor(name) || name === leaseNames.release)
    .flatMap((action) => asFloor(action) ?? [])
    .filter(({ at }) => at > now)
    .sort((one, other) => one.at - other.at);
  const conflicts =
    lease.length === 0 ? [] : foreignConflicts(lease, { minSize: range.min, others: othersIn(existing), now });
  return [describeFloor(range.min, baseline), ...describeFloors(lease), ...conflicts];
}

function describeFloor(minimum: number, baseline: number): Reason {
  if (minimum < baseline) {
    return { code: 'BELOW_BASELINE', message: `the minimum of ${minimum} is below the baseline of ${baseline}` };
  }
  return minimum === baseline
    ? { code: 'NO_FLOOR', message: `the minimum is the baseline of ${baseline}` }
    : { code: 'FLOOR', message: `a floor of ${minimum} is in force, the baseline is ${baseline}` };
}

function describeFloors(lease: readonly FloorAction[]): readonly Reason[] {
  const release = lease.find(({ name }) => name === leaseNames.release);
  const floors = lease.filter((floor) => floor !== release);
  const named = floors.slice(0, NAMED).map(({ at, minSize }) => `${minSize} from ${iso(at)}`);
  const more = floors.length > NAMED ? `, and ${floors.length - NAMED} more` : '';
  const next = { code: 'NEXT_FLOORS', message: `next floors: ${named.join(', ')}${more}` };
  return [...(floors.length > 0 ? [next] : []), describeRelease(release, floors)];
}

function describeRelease(release: FloorAction | undefined, floors: readonly FloorAction[]): Reason {
  if (release !== undefined) {
    return { code: 'RELEASE', message: `released to ${release.minSize} at ${iso(release.at)}` };
  }
  return floors.length === 0
    ? { code: 'NO_LEASE', message: 'no floor and no release is written' }
    : { code: 'NO_RELEASE', message: 'no release is written: the last floor stays until the next tick' };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

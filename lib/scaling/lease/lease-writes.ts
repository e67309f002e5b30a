import { asFloor, type FloorAction, type ScheduledAction } from './floor-action';
import { leaseNames } from './lease-names';
import { MOST_ACTIONS } from './lease-room';
import { type RoomyWrites, withinRoom } from './within-room';

/** A group as it is. */
interface Group {
  /** In instances. */
  readonly minSize: number;
  /** The scheduled actions that it has, ours and those of others. */
  readonly existing: readonly ScheduledAction[];
}

/**
 * What has to be written so that a group has the scheduled actions of a lease, in an order that may be broken off after
 * any write, and has to be after one that fails:
 *
 * 1. Floors go that the release would come too early for, unless it comes earlier than it did there are none; and those
 *    that somebody moved to where another is to be, since AWS takes no two at the same time.
 * 2. The release is put, so that no floor outlives it.
 * 3. The next floor is put, if it is above everything that is there until then.
 * 4. The other floors are put, from the last to the first: from each on the new lease holds, until it the old one.
 * 5. What is stale goes, from the first to the last: without a later floor, an earlier one would stay in force.
 *
 * So until the old release the floor is never below both leases, and there is always a release to come. What is there
 * already is not written, and what is not ours is not touched.
 *
 * @param lease ordered by time, the last is the release
 * @returns the writes, and how many more there is no room for in the group
 * @example leaseWrites(lease, { minSize, existing }).writes.length // 0 when nothing has changed
 */
export function leaseWrites(lease: readonly FloorAction[], { minSize, existing }: Group): RoomyWrites {
  const release = lease[lease.length - 1]!;
  const byName = new Map(existing.map((action) => [action.name, action]));
  const missing = lease.filter((floor) => !isThere(floor, byName.get(floor.name)));
  const stale = staleActions(lease, existing);
  const first = existing
    .filter((action) => isInTheWay(action, missing) || (stale.includes(action) && isNotBefore(release.at, action)))
    .sort(byTime);
  const nearToFar = missing.filter((floor) => floor !== release);
  const isRoomy = existing.length < MOST_ACTIONS - 1;
  const raise = nearToFar.slice(0, isRoomy && isRaise(nearToFar[0], minSize, existing) ? 1 : 0);
  return withinRoom({
    first,
    puts: [...missing.slice(nearToFar.length), ...raise, ...nearToFar.slice(raise.length).reverse()],
    last: stale.filter((action) => !first.includes(action)),
    lease,
    existing,
  });
}

/** What is ours and not of the lease, ordered by time. A hold is not: it ends by itself. */
function staleActions(lease: readonly FloorAction[], existing: readonly ScheduledAction[]): readonly ScheduledAction[] {
  const wanted = new Set(lease.map(({ name }) => name));
  return existing
    .filter(({ name }) => !wanted.has(name) && leaseNames.isOurs(name) && name !== leaseNames.hold)
    .sort(byTime);
}

/** Whether one of our floors is where another is to be put. A release that is elsewhere is put before all others. */
function isInTheWay({ name, at }: ScheduledAction, missing: readonly FloorAction[]): boolean {
  return missing.some((floor) => floor.at === at && floor.name !== name) && leaseNames.isFloor(name);
}

function isNotBefore(time: number, { at = 0 }: ScheduledAction): boolean {
  return at >= time;
}

function byTime({ at: one = 0 }: ScheduledAction, { at: other = 0 }: ScheduledAction): number {
  return one - other;
}

/** Whether a floor is nowhere below one that there is, or may be, until it comes into force. */
function isRaise(next: FloorAction | undefined, minSize: number, existing: readonly ScheduledAction[]): boolean {
  const floors = existing.filter(({ at = 0 }) => next && at <= next.at).map((action) => action.minSize ?? 0);
  return next !== undefined && next.minSize >= Math.max(minSize, ...floors);
}

/** Whether an action is there as it should be, and sets nothing else. */
export function isThere({ at, minSize }: FloorAction, action: ScheduledAction | undefined): boolean {
  const there = asFloor(action);
  return there?.at === at && there.minSize === minSize;
}

import type { FloorAction, ScheduledAction } from './floor-action';
import { leaseNames } from './lease-names';

/** A write that brings the scheduled actions of a group nearer to the lease. */
export type LeaseWrite =
  | ({ readonly api: 'PutScheduledUpdateGroupAction' } & FloorAction)
  | { readonly api: 'DeleteScheduledAction'; readonly name: string };

/**
 * What has to be written so that a group has the scheduled actions of a lease, in an order in which it may be broken off
 * after any write: the release first, so that there is none that a later floor could outlive; then the floors from the
 * last to the first; then what is stale goes. Until the old release the floor is never below both the old lease and the
 * new one. What is there already is not written; what is not ours is not touched.
 *
 * @example leaseWrites(lease, existing).length // 0 when nothing has changed
 */
export function leaseWrites(
  lease: readonly FloorAction[],
  existing: readonly ScheduledAction[],
): readonly LeaseWrite[] {
  const ours = new Map(existing.filter(({ name }) => leaseNames.isOurs(name)).map((action) => [action.name, action]));
  const wanted = new Set(lease.map(({ name }) => name));
  const missing = lease.filter((action) => !isSame(action, ours.get(action.name)));
  const put = (actions: readonly FloorAction[]) =>
    actions.map((action): LeaseWrite => ({ api: 'PutScheduledUpdateGroupAction', ...action }));
  return [
    ...put(missing.filter(({ name }) => name === leaseNames.release)),
    ...put(missing.filter(({ name }) => name !== leaseNames.release).sort((one, other) => other.at - one.at)),
    ...[...ours.keys()]
      .filter((name) => !wanted.has(name))
      .map((name): LeaseWrite => ({ api: 'DeleteScheduledAction', name })),
  ];
}

/** Whether an action is there as it should be, and sets nothing else. */
function isSame({ at, minSize }: FloorAction, there: ScheduledAction | undefined): boolean {
  return (
    there !== undefined &&
    there.at === at &&
    there.minSize === minSize &&
    there.maxSize === undefined &&
    there.desiredCapacity === undefined &&
    there.recurrence === undefined
  );
}

import type { PlanStep } from '../plan-step';
import type { Reason } from '../reason';
import type { FloorAction, ScheduledAction } from './floor-action';
import { highestCapacity } from './highest-capacity';

interface LeasedGroup {
  /** As it is, in instances. */
  readonly minSize: number;
  /** The scheduled actions that it has and that are not ours. */
  readonly others: readonly ScheduledAction[];
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
}

/**
 * Scheduled actions of others that change what a lease does, before it ends. They are told of, not fought: the lease is as
 * it would be without them, and the minimum theirs until its next floor, or until the controller sees that it is not the
 * planned one.
 *
 * Of an action that recurs only the next time is known.
 *
 * @param lease ordered by time, the last is the release
 */
export function foreignConflicts(lease: readonly FloorAction[], { minSize, others, now }: LeasedGroup): Reason[] {
  if (others.length === 0) {
    return [];
  }
  const release = lease[lease.length - 1]!.at;
  const floors = [
    { from: now, capacity: minSize },
    ...lease.map((action) => ({ from: action.at, capacity: action.minSize })),
  ];
  return others
    .filter(({ at = 0 }) => at > now && at < release)
    .flatMap((action) => conflictsOf(action, floors, release));
}

function conflictsOf(
  { name, at = 0, minSize, maxSize }: ScheduledAction,
  floors: PlanStep[],
  release: number,
): Reason[] {
  const floor = highestCapacity(floors, at, at + 1);
  const highest = highestCapacity(floors, at, release);
  const subject = `scheduled action ${name} of ${new Date(at).toISOString()}`;
  const table: readonly (Reason & { readonly if: boolean })[] = [
    {
      if: minSize !== undefined && minSize < floor,
      code: 'FOREIGN_MINIMUM_LOWER',
      message: `${subject} lowers the minimum to ${minSize}, the lease has a floor of ${floor} then`,
    },
    {
      if: minSize !== undefined && minSize > floor,
      code: 'FOREIGN_MINIMUM_HIGHER',
      message: `${subject} raises the minimum to ${minSize}, the lease has a floor of ${floor} then and sets it again`,
    },
    {
      if: maxSize !== undefined && maxSize < highest,
      code: 'FOREIGN_MAXIMUM_LOWER',
      message: `${subject} lowers the maximum to ${maxSize}, the lease has a floor of ${highest} after it, which would fail`,
    },
  ];
  return table.filter((conflict) => conflict.if).map(({ code, message }) => ({ code, message }));
}

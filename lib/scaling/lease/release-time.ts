import { asFloor, MINUTE, type ScheduledAction } from './floor-action';
import { freeMinute } from './free-minutes';
import { leaseNames } from './lease-names';

const HOUR = 60 * MINUTE;

/** How long a lease lasts at least, without anybody to renew it, in milliseconds. */
export const LEASE_LENGTH = 24 * HOUR;

/** A release further ahead than this is none of this controller's making. */
const LONGEST = LEASE_LENGTH + 6 * HOUR;

/**
 * When the floor goes back to the baseline: as written as long as that is 24 hours ahead, else a minute past the next
 * full hour that is 25 hours ahead. So it moves at most once an hour, and is off the quarter hours on which plans change.
 *
 * @param now milliseconds since the epoch, UTC
 * @param taken when actions of others start, same unit
 */
export function releaseTime(now: number, existing: readonly ScheduledAction[], taken: ReadonlySet<number>): number {
  const written = asFloor(existing.find(({ name }) => name === leaseNames.release))?.at;
  if (written !== undefined && written >= now + LEASE_LENGTH && written <= now + LONGEST) {
    return written;
  }
  const hour = Math.ceil((now + LEASE_LENGTH + HOUR) / HOUR) * HOUR;
  return freeMinute(hour + MINUTE, taken);
}

import type { Reason } from '../reason';
import type { FloorAction } from './floor-action';
import { foreignConflicts } from './foreign-conflicts';
import { type LeaseRequest, leaseOf } from './lease-of';
import { leaseRoom, othersIn } from './lease-room';
import { leaseWrites } from './lease-writes';
import { missedFloors } from './pending-floors';
import type { LeaseWrite } from './within-room';

export interface RenewalRequest extends LeaseRequest {
  /** Scaling processes that somebody suspended. */
  readonly suspendedProcesses: readonly string[];
  /** At most so many writes at once, at least 1. */
  readonly mostWrites: number;
}

export interface LeaseRenewal {
  /** The lease that the writes lead to, ordered by time, the last is its release; empty when there is to be none. */
  readonly lease: readonly FloorAction[];
  /** To be carried out one after the other, up to the first that fails. */
  readonly writes: readonly LeaseWrite[];
  /** Writes that are still to come, in another minute. */
  readonly left: number;
  /** What is in the way of the lease, or will be. */
  readonly reasons: readonly Reason[];
}

/**
 * What to write so that a group's lease of floors carries a plan for the next 24 hours. To be called every minute; when
 * nobody calls any more, the plan is carried out all the same, and ends at the baseline.
 *
 * Nothing is written while `ScheduledActions` is suspended, which an operator did, or while others leave no room: the
 * lease that is there runs out.
 *
 * @throws RangeError when the plan has no step or a capacity that is not a number
 */
export function renewLease(request: RenewalRequest): LeaseRenewal {
  const { existing, now, suspendedProcesses, mostWrites } = request;
  if (suspendedProcesses.includes('ScheduledActions')) {
    const message = 'process ScheduledActions is suspended: floors do not come into force, and none are written';
    return without({ code: 'SCHEDULED_ACTIONS_SUSPENDED', message });
  }
  const others = othersIn(existing);
  const room = leaseRoom(others);
  if (room < 2) {
    const message = `${existing.length} scheduled actions leave no room for a floor and its release: none are written`;
    return without({ code: 'NO_ROOM', message });
  }
  const { actions, joined } = leaseOf(request);
  const { writes, left } = leaseWrites(actions, request);
  const later = Math.max(0, writes.length - mostWrites) + left;
  const missed = missedFloors(existing, now).map(({ name }) => name);
  return {
    lease: actions,
    writes: writes.slice(0, mostWrites),
    left: later,
    reasons: [
      ...reasonIf(
        missed.length > 0,
        'MISSED_FLOOR',
        `${missed.join(', ')} did not run: the floor is raised to the plan, not lowered at once`,
      ),
      ...reasonIf(
        joined > 0,
        'PLAN_COARSENED',
        `there is room for ${room} scheduled actions, floors joined with a higher one: ${joined}`,
      ),
      ...reasonIf(later > 0, 'WRITES_LEFT', `writes left for later: ${later}`),
      ...reasonIf(
        request.baseline > request.cap,
        'BASELINE_ABOVE_MAXIMUM',
        `the baseline of ${request.baseline} is above the maximum of ${request.cap}`,
      ),
      ...foreignConflicts(actions, { ...request, others }),
    ],
  };
}

function without(reason: Reason): LeaseRenewal {
  return { lease: [], writes: [], left: 0, reasons: [reason] };
}

function reasonIf(applies: boolean, code: string, message: string): readonly Reason[] {
  return applies ? [{ code, message }] : [];
}

import type { LeaseRenewal, RenewalRequest } from '../../../../lib/scaling/lease/renew-lease';
import { renewLease } from '../../../../lib/scaling/lease/renew-lease';
import type { ScheduledGroup } from './scheduled-group';

export type Wish = Pick<RenewalRequest, 'plan' | 'baseline'> &
  Partial<Pick<RenewalRequest, 'cap' | 'mostWrites' | 'now'>>;

/** What a controller would do about a group as it is. */
export function look(group: ScheduledGroup, wish: Wish): LeaseRenewal {
  return renewLease({
    cap: group.maxSize,
    mostWrites: 1000,
    now: group.now,
    ...wish,
    minSize: group.minSize,
    existing: group.describe(),
    suspendedProcesses: group.isSuspended ? ['ScheduledActions'] : [],
  });
}

/** Does it. */
export function renew(group: ScheduledGroup, wish: Wish): LeaseRenewal {
  const renewal = look(group, wish);
  for (const write of renewal.writes) {
    group.write(write);
  }
  return renewal;
}

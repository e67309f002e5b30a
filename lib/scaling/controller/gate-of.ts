import { leaseNames } from '../lease/lease-names';
import type { Reason } from '../reason';
import type { GroupSnapshot } from './group-snapshot';
import { inactiveGroup } from './inactive-group';

/**
 * Why nothing at all is written about a group, if so. What was written before stays in force: scaling policies go on, and
 * floors come and go as the lease has them.
 *
 * @param now milliseconds since the epoch, UTC
 */
export function gateOf(now: number, group: GroupSnapshot): Reason | undefined {
  const { name, instanceRefresh, isWeighted } = group;
  const inactive = inactiveGroup(group);
  if (inactive) {
    return inactive;
  }
  const hold = holdUntil(now, group);
  if (hold !== undefined) {
    return { code: 'HELD', message: `an operator holds ${name} until ${new Date(hold).toISOString()}` };
  }
  if (instanceRefresh !== undefined) {
    const message = `an instance refresh is ${instanceRefresh}: scaling policies alone are at work until it is over`;
    return { code: 'INSTANCE_REFRESH', message };
  }
  return isWeighted
    ? { code: 'WEIGHTED_GROUP', message: `${name} counts weights of instance types, a plan counts instances` }
    : undefined;
}

/** Until when an operator holds a group, in milliseconds since the epoch, UTC; undefined when nobody does. */
export function holdUntil(now: number, { scheduledActions }: GroupSnapshot): number | undefined {
  const at = scheduledActions.find(({ name }) => name === leaseNames.hold)?.at;
  return at !== undefined && at > now ? at : undefined;
}

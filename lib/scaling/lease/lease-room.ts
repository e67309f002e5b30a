import type { ScheduledAction } from './floor-action';
import { leaseNames } from './lease-names';

/**
 * Scheduled actions that a group may have.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html
 */
export const MOST_ACTIONS = 125;

/** Actions that are left to others, to write while we do. */
const MARGIN = 10;

/** Those of a group's scheduled actions that are not ours. */
export function othersIn(existing: readonly ScheduledAction[]): readonly ScheduledAction[] {
  return existing.filter(({ name }) => !leaseNames.isOurs(name));
}

/** How many actions a lease may have beside those of others; a lease needs two, a floor and its release. */
export function leaseRoom(others: readonly ScheduledAction[]): number {
  return MOST_ACTIONS - MARGIN - others.length;
}

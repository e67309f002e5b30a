import { findGroups } from './find-group';
import type { Run } from './run';
import { type SimulateOptions, simulate } from './simulate';

/**
 * Runs every group of the stack, or the one that is named, under the same load. A group takes the part of it that the
 * weights of the listeners give it; without such weights each takes all of it, and the groups do not know of each other.
 *
 * @throws RangeError as `simulate` does
 * @example simulateGroups({ stack, demand, start }).map(({ totals }) => totals.instanceSecondsBilled)
 */
export function simulateGroups(options: SimulateOptions): readonly Run[] {
  return findGroups(options.stack, options.group).map(({ logicalId }) => simulate({ ...options, group: logicalId }));
}

import { type Optimum, oracle } from '../../oracle/oracle';
import type { Run } from '../run';
import type { TwinParameters } from '../twin-parameters';

/** The oracle never lets utilisation go above this. */
export const BOUND = 0.85;

/**
 * The oracle beside a run: the cheapest schedule that knows the load, with utilisation at most 85 %. It may use any
 * capacity that the group was ever allowed, pays for the time from launch to service in whole minutes, and does not pay
 * for draining.
 *
 * @example optimumOf(simulate({ stack, demand, start: 0 })).instanceMinutes
 */
export function optimumOf({ columns, parameters, range }: Run): Optimum {
  return oracle({ demand: columns.demand, bound: BOUND, bootMinutes: bootMinutesOf(parameters), ...range });
}

/** Whole minutes from the launch of an instance to its service, rounded up. */
function bootMinutesOf({ launchToInService, applicationBoot }: TwinParameters): number {
  return Math.ceil((launchToInService + applicationBoot) / 60);
}

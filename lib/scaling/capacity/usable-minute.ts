import type { InstanceCapacity } from './instance-capacity-state';

/** What one minute asked for, and what it cost. */
export interface CapacityMinute {
  /** Units of demand that came in the minute: requests, messages. */
  readonly demand: number;
  /** Average CPU share times instances in service, in instance-capacities. */
  readonly cpuLoad: number;
  /** Average CPU share of the instances, from 0 to 1. */
  readonly utilization: number;
}

/** Below it, hardly anything is being served. */
const IDLE = 0.05;
/** Below it, what a machine does beside its demand is too large a part of its CPU. */
const BUSY = 0.3;
/** Above it, some instances are at 100 % and cannot show all that was asked of them. */
const CAPPED = 0.9;
/** Far beyond any unit of demand, and far from what a number can hold. */
const LEAST_RATIO = 1e-100;
const GREATEST_RATIO = 1e100;
/** Times what was learned beyond which a minute counts although CPU is capped, or less than busy. */
const CLEARLY_LESS = 0.9;
const CLEARLY_MORE = 2;

/**
 * Whether a minute tells what one instance does, by its ratio of demand to CPU:
 *
 * | utilization | tells | usable |
 * |---|---|---|
 * | below 0.05 | nothing | never |
 * | below 0.3 | at least so much: other work takes part of the CPU | if above twice the lower bound of what was learned |
 * | 0.3 to 0.9 | so much | always |
 * | above 0.9 | at most so much: CPU is capped | if below 0.9 times what was learned |
 *
 * Without the two one-sided rows a change that leaves the group much too large or too small would never be learned: 3
 * times the capacity leaves a group planned for 80 % at 27 %, half of it at 100 %. A rise of more than 15 times stays
 * unseen.
 *
 * A ratio that is not a number from 1e-100 to 1e100 tells nothing, whatever the utilization.
 *
 * @param learned null before there is anything
 * @example isUsable({ demand: 6000, cpuLoad: 2.4, utilization: 0.6 }, null) // true
 */
export function isUsable(
  { demand, cpuLoad, utilization }: CapacityMinute,
  learned: Pick<InstanceCapacity, 'perInstance' | 'low'> | null,
): boolean {
  const ratio = demand / cpuLoad;
  const isRatio = demand > 0 && ratio >= LEAST_RATIO && ratio <= GREATEST_RATIO;
  if (utilization >= BUSY && utilization <= CAPPED) {
    return isRatio;
  }
  if (!isRatio || learned === null) {
    return false;
  }
  return utilization > CAPPED
    ? utilization < Number.POSITIVE_INFINITY && ratio < CLEARLY_LESS * learned.perInstance
    : utilization >= IDLE && ratio > CLEARLY_MORE * learned.low;
}

import { histogramAround, isMisplaced, rememberRatio } from './capacity-histogram';
import { instanceCapacity } from './instance-capacity';
import type { InstanceCapacityState } from './instance-capacity-state';
import { BATCH, emptySignCorrelation, endHour, rememberSign } from './sign-correlation';

/** What one minute asked for, and what it cost. */
export interface CapacityMinute {
  /** Units of demand that came in the minute: requests, messages. */
  readonly demand: number;
  /** Average CPU share times instances in service, in instance-capacities. */
  readonly cpuLoad: number;
  /** Average CPU share of the instances, from 0 to 1. */
  readonly utilization: number;
}

/** Below it, what a machine does beside its demand is too large a part of its CPU. */
const LEAST_UTILIZATION = 0.3;
/** Above it, some instances are at 100 % and cannot show what was asked of them. */
const GREATEST_UTILIZATION = 0.9;

/**
 * Learns from one minute what one instance does: demand / cpuLoad, in units of demand a minute. O(1), well under a
 * microsecond. Changes `state`, and is a fold over minutes, whose times do not matter.
 *
 * Only minutes at a utilization of 0.3 to 0.9 are usable; any other, and one whose ratio is not a finite number above 0,
 * changes nothing. Forgetting is by usable minutes (half after 720), so that a quiet week forgets nothing.
 *
 * Starts over where more than half of the past is 13 times as much, or as little, as what it began with.
 *
 * @example observeCapacity(state, { demand: 6000, cpuLoad: 2.4, utilization: 0.6 }) // one instance does 2500 a minute
 */
export function observeCapacity(state: InstanceCapacityState, minute: CapacityMinute): void {
  const ratio = usableRatio(minute);
  if (ratio === undefined) {
    return;
  }
  const logarithm = Math.log(ratio);
  if (state.seen === 0 || isMisplaced(state.histogram)) {
    startAround(state, logarithm);
  }
  state.seen++;
  rememberRatio(state.histogram, logarithm);
  rememberSign(state.correlation, logarithm);
  if (state.seen % BATCH === 0) {
    endHour(state.correlation, Math.log(instanceCapacity(state)!.perInstance));
  }
}

function usableRatio({ demand, cpuLoad, utilization }: CapacityMinute): number | undefined {
  const isUsable = demand > 0 && cpuLoad > 0 && utilization >= LEAST_UTILIZATION && utilization <= GREATEST_UTILIZATION;
  const ratio = demand / cpuLoad;
  return isUsable && ratio > 0 && ratio < Number.POSITIVE_INFINITY ? ratio : undefined;
}

function startAround(state: InstanceCapacityState, logarithm: number): void {
  state.seen = 0;
  state.histogram = histogramAround(logarithm);
  state.correlation = emptySignCorrelation(logarithm);
}

import { ceilCapacity } from '../ceil-capacity';
import { comingPeak, DAY } from './daily-profile';
import type { PlannerPolicy } from './planner-policy';
import type { Forecast, PlannerState } from './planner-state';
import { errorAbove } from './standardized-errors';
import { plannedShare, spreadOf } from './violation-share';

/**
 * Share of minutes that may be beyond 100 %, where demand is lost: an instance-minute of lost demand is worth 80 of
 * service. It matters for noisy loads alone, whose errors are larger than the reserve above the bound.
 */
const LOST_SHARE = 1 / 80;
/** Beyond it a quantile is no longer in the upper tail. */
const GREATEST_SHARE = 0.4;

/** What a forecast calls for, in instances, at least 1. */
export interface PlannedCapacity {
  /** For the minute of the forecast. */
  readonly capacity: number;
  /** What is needed until then, as far as is known now: what was planned above it can go. At least the capacity. */
  readonly ceiling: number;
}

/**
 * Capacity for the minute of a forecast, with `ratio` the share of violations that this minute may have by the average:
 *
 *     load(share) = expected load + expected error * (error that such a share of errors is above)
 *     capacity    = ceil(max(load(planned share * ratio) / bound, load(LOST_SHARE * ratio)))
 *
 * Changes `state`: the ratio is measured against its own average.
 */
export function plannedCapacity(state: PlannerState, forecast: Forecast, policy: PlannerPolicy): PlannedCapacity {
  const ratio = spreadOf(state, forecast.error, policy);
  const reserves = {
    aboveBound: reserveFor(plannedShare(state, policy) * ratio, forecast, state),
    aboveFull: reserveFor(LOST_SHARE * ratio, forecast, state),
  };
  const capacity = capacityFor(forecast.load, reserves, policy);
  return { capacity, ceiling: Math.max(capacity, ceilingFor(state, forecast, reserves, policy)) };
}

/**
 * What the minute that starts now can need, which nothing launched now will serve: the forecast the part of the way, with
 * reserves by its root, as errors of a random walk grow. Recent days' peaks of the coming minutes hold it up, so that a
 * recurring spike finds what was launched for it.
 */
function ceilingFor(
  { profile, minute }: PlannerState,
  { from, load }: Forecast,
  { aboveBound, aboveFull }: Reserves,
  policy: PlannerPolicy,
): number {
  const { bootMinutes, leadMinutes } = policy;
  const part = (leadMinutes - bootMinutes) / leadMinutes;
  const reserves = { aboveBound: aboveBound * Math.sqrt(part), aboveFull: aboveFull * Math.sqrt(part) };
  const peak = comingPeak(profile, minute % DAY, leadMinutes);
  return Math.max(capacityFor(from + part * (load - from), reserves, policy), capacityFor(peak, NO_RESERVES, policy));
}

/** By how much a load exceeds its forecast in a share of minutes, in instance-capacities. */
function reserveFor(share: number, { error }: Forecast, { residuals }: PlannerState): number {
  return error * errorAbove(residuals, Math.min(GREATEST_SHARE, share));
}

interface Reserves {
  readonly aboveBound: number;
  readonly aboveFull: number;
}

const NO_RESERVES: Reserves = { aboveBound: 0, aboveFull: 0 };

function capacityFor(load: number, { aboveBound, aboveFull }: Reserves, { bound }: PlannerPolicy): number {
  return Math.max(1, ceilCapacity(Math.max((load + aboveBound) / bound, load + aboveFull)));
}

/**
 * Capacity that a load which nobody expected calls for, in instances: after two minutes in a row above the bound, or one
 * beyond 100 %, what it needs with half of its rise over the last 2 minutes on top. 0 without a surprise.
 */
export function surpriseCapacity(state: PlannerState, isOverload: boolean, { bound }: PlannerPolicy): number {
  const [now, , before] = state.recent;
  const isSurprise = isOverload || state.missesInARow >= 2;
  return isSurprise ? ceilCapacity((now! + Math.max(0, now! - before!) / 2) / bound) : 0;
}

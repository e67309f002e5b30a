import type { CapacityRange } from '../../scaling/capacity-range';
import { clampCapacity } from '../../scaling/clamp-capacity';
import { predictiveMaximum } from '../../scaling/predictive-maximum';
import type { PredictiveSettings } from './read-predictive-settings';

interface ForecastGroup {
  /** Capacity forecast for the hour, in instances. */
  readonly forecast: number;
  /** Desired capacity, in instances. */
  readonly desired: number;
  readonly range: CapacityRange;
  readonly policy: Omit<PredictiveSettings, 'schedulingBufferTime'>;
}

/** The sizes that a group gets, in instances; they may be those that it has. */
export interface PredictiveAction {
  readonly desired: number;
  readonly max: number;
}

/**
 * What predictive scaling does to a group for the hour to come: desired capacity rises to the forecast, inside a maximum
 * that rises first if the policy may increase it, and never falls (rules 3.3 and 3.5). Undefined when the policy only
 * forecasts (rule 3.4).
 *
 * *Assumption*: the forecast is a stand-in, as the model of the service is unpublished, and it is compared with desired
 * capacity; AWS writes of actual capacity, which follows it.
 *
 * @throws RangeError when the forecast is negative or not a number, or min is above max
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html
 * @example predictiveAction({ forecast: 50, desired: 30, range: { min: 1, max: 40 }, policy }) // honouring: 40 of 40
 */
export function predictiveAction({ forecast, desired, range, policy }: ForecastGroup): PredictiveAction | undefined {
  if (policy.mode === 'ForecastOnly') {
    return undefined;
  }
  const max = predictiveMaximum({
    forecast,
    maxSize: range.max,
    breachBehavior: policy.maxCapacityBreachBehavior,
    bufferPercent: policy.maxCapacityBuffer,
  });
  return { desired: Math.max(desired, clampCapacity(forecast, { min: range.min, max })), max };
}

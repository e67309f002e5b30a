import { ceilCapacity } from './ceil-capacity';
import { checkAtLeast } from './check-number';

interface Forecast {
  /** Capacity forecast, in instances. */
  readonly forecast: number;
  /** Of the group, in instances. */
  readonly maxSize: number;
  /**
   * `MaxCapacityBreachBehavior`.
   *
   * @default 'HonorMaxCapacity'
   */
  readonly breachBehavior?: 'HonorMaxCapacity' | 'IncreaseMaxCapacity';
  /**
   * `MaxCapacityBuffer`: percent above the forecast.
   *
   * @default 0
   */
  readonly bufferPercent?: number;
}

/**
 * The maximum of a group under predictive scaling, in instances: its own, or the forecast and its buffer where that is
 * more and the policy may increase it. An increased maximum stays.
 *
 * @throws RangeError when forecast, maxSize or bufferPercent is negative or not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 * @example predictiveMaximum({ forecast: 50, maxSize: 40, breachBehavior: 'IncreaseMaxCapacity', bufferPercent: 10 }) // 55
 */
export function predictiveMaximum(scaling: Forecast): number {
  const { forecast, maxSize, breachBehavior = 'HonorMaxCapacity', bufferPercent = 0 } = scaling;
  checkAtLeast('forecast', forecast, 0);
  checkAtLeast('maxSize', maxSize, 0);
  checkAtLeast('bufferPercent', bufferPercent, 0);
  return breachBehavior === 'HonorMaxCapacity'
    ? maxSize
    : Math.max(maxSize, ceilCapacity(forecast * (1 + bufferPercent / 100)));
}

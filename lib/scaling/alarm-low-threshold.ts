import { checkAtLeast } from './check-number';

/** Above a twentieth that is exact but for a rounding error. */
const ROUNDING_ERROR = 1e-9;

/**
 * The threshold of the scale-in alarm of a target tracking policy, as a share of its target:
 * `(n - 1) / n` down to a multiple of 0.05, between 0.70 and 0.90; 0.90 for an empty group.
 *
 * *Assumption*: AWS publishes no law and rewrites the alarm as capacity changes; this one fits every threshold that was
 * seen in public. One instance less puts the metric up by n / (n - 1), so that it ends below the target.
 *
 * @param capacity n, in instances
 * @throws RangeError when capacity is negative or not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 * @example alarmLowRatio(7) // 0.85
 */
export function alarmLowRatio(capacity: number): number {
  checkAtLeast('capacity', capacity, 0);
  if (capacity === 0) {
    return 0.9;
  }
  const twentieths = Math.floor(((capacity - 1) / capacity) * 20 + ROUNDING_ERROR);
  return Math.min(0.9, Math.max(0.7, twentieths / 20));
}

/**
 * Value of the metric below which a target tracking policy scales in, in the unit of the target: `target * ratio`.
 *
 * @throws RangeError when capacity is negative or not a number
 * @example alarmLowThreshold(50, 7) // 42.5
 */
export function alarmLowThreshold(target: number, capacity: number): number {
  return target * alarmLowRatio(capacity);
}

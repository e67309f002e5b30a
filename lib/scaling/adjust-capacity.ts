/** What a step or simple policy does to current capacity. */
export interface AdjustmentRule {
  readonly adjustmentType: 'ChangeInCapacity' | 'ExactCapacity' | 'PercentChangeInCapacity';
  /**
   * The least change that a percentage makes, in instances, in either direction.
   *
   * @default - none
   */
  readonly minAdjustmentMagnitude?: number;
}

/**
 * The capacity that an adjustment leads to, in instances, before the group's bounds: `capacity + adjustment`, the
 * adjustment itself, or `capacity` and so many percent of it.
 *
 * Total: any numbers give a number.
 *
 * @param adjustment instances, or percent
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 * @example adjust(10, 10, { adjustmentType: 'PercentChangeInCapacity' }) // 11
 */
export function adjust(capacity: number, adjustment: number, rule: AdjustmentRule): number {
  switch (rule.adjustmentType) {
    case 'ChangeInCapacity':
      return capacity + adjustment;
    case 'ExactCapacity':
      return adjustment;
    case 'PercentChangeInCapacity':
      return capacity + percentChange(capacity, adjustment, rule.minAdjustmentMagnitude);
  }
}

/**
 * So many percent of a capacity, in whole instances: toward zero, but at least one instance (0.67 gives 1, 12.7 gives
 * 12, and the same below zero), and at least the least change. Nothing at all stays nothing.
 *
 * AWS documents the rounding, and the least change for additions. *Assumption*: it holds for removals too.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
 * @example percentChange(4, 25, 2) // 2
 */
export function percentChange(capacity: number, percent: number, minAdjustmentMagnitude = 1): number {
  const exact = (capacity * percent) / 100;
  if (exact === 0) {
    return 0;
  }
  return Math.sign(exact) * Math.max(1, minAdjustmentMagnitude, Math.trunc(Math.abs(exact)));
}

import type { CapacityRange } from './capacity-range';
import { checkNumber } from './check-number';

/**
 * The capacity of the range that is nearest to the one wanted: `max(min, min(max, capacity))`, in instances.
 *
 * What the service does with the result of a policy.
 *
 * @throws RangeError when min is above max, or the capacity is not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
 * @example clampCapacity(5, { min: 1, max: 3 }) // 3
 */
export function clampCapacity(capacity: number, { min, max }: CapacityRange): number {
  checkNumber('capacity', capacity);
  if (!(min <= max)) {
    throw new RangeError(`min must be at most max, got ${min} and ${max}`);
  }
  return Math.max(min, Math.min(max, capacity));
}

/**
 * Desired capacity after `UpdateAutoScalingGroup` or a scheduled action, in instances: the one it sets, else the one
 * there is, brought inside the new bounds.
 *
 * AWS documents that new bounds move desired capacity. *Assumption*: a desired capacity set outside them is brought
 * inside by a scheduled action too; a direct call is refused instead.
 *
 * @throws RangeError when min is above max
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 * @example desiredAfterUpdate(3, { min: 5, max: 10 }) // 5
 */
export function desiredAfterUpdate(desired: number, bounds: CapacityRange, newDesired: number = desired): number {
  return clampCapacity(newDesired, bounds);
}

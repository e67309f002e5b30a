import { checkAtLeast } from './check-number';

/**
 * How many unhealthy instances the group replaces at once: a tenth of desired capacity, rounded down, at least one.
 * Instances that are not running do not wait for their turn.
 *
 * @param desired capacity, in instances
 * @throws RangeError when desired is negative or not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
 * @example unhealthyBatch(100) // 10
 */
export function unhealthyBatch(desired: number): number {
  checkAtLeast('desired', desired, 0);
  return Math.max(1, Math.floor(desired / 10));
}

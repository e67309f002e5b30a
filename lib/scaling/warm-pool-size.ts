import { checkAtLeast } from './check-number';

interface WarmPool {
  /**
   * `MaxGroupPreparedCapacity`: instances in the group and its pool together. AWS's -1 means the default.
   *
   * @default - the group's maxSize
   */
  readonly maxGroupPreparedCapacity?: number;
  /** Of the group, in instances. */
  readonly maxSize: number;
  /** Desired capacity of the group, in instances. */
  readonly desired: number;
  /**
   * Of the pool, in instances.
   *
   * @default 0
   */
  readonly minSize?: number;
}

/**
 * How many instances a warm pool holds: what is prepared less what is desired, at least the pool's own minimum.
 *
 * @throws RangeError when a size is not a number, or negative
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 * @example warmPoolSize({ maxSize: 10, desired: 6 }) // 4
 */
export function warmPoolSize({ maxGroupPreparedCapacity = -1, maxSize, desired, minSize = 0 }: WarmPool): number {
  checkAtLeast('maxGroupPreparedCapacity', maxGroupPreparedCapacity, -1);
  checkAtLeast('maxSize', maxSize, 0);
  checkAtLeast('desired', desired, 0);
  checkAtLeast('minSize', minSize, 0);
  const prepared = maxGroupPreparedCapacity === -1 ? maxSize : maxGroupPreparedCapacity;
  return Math.max(minSize, prepared - desired);
}

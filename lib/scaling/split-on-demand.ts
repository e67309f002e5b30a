import { ceilCapacity } from './ceil-capacity';
import { checkAtLeast } from './check-number';

/** `InstancesDistribution` of a mixed instances policy. */
interface InstancesDistribution {
  /**
   * In instances.
   *
   * @default 0
   */
  readonly onDemandBaseCapacity?: number;
  /** @default 100 */
  readonly onDemandPercentageAboveBaseCapacity?: number;
}

/**
 * How a capacity divides into On-Demand and Spot instances: first the base, then the percentage of the rest, fractions
 * to On-Demand.
 *
 * @throws RangeError when capacity or base is negative, or the percentage not between 0 and 100
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 * @example splitOnDemand(10, { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 30 }) // 5 and 5
 */
export function splitOnDemand(
  capacity: number,
  distribution: InstancesDistribution,
): { readonly onDemand: number; readonly spot: number } {
  const { onDemandBaseCapacity: base = 0, onDemandPercentageAboveBaseCapacity: percentage = 100 } = distribution;
  checkAtLeast('capacity', capacity, 0);
  checkAtLeast('onDemandBaseCapacity', base, 0);
  if (!(percentage >= 0 && percentage <= 100)) {
    throw new RangeError(`onDemandPercentageAboveBaseCapacity must be between 0 and 100, got ${percentage}`);
  }
  const fromBase = Math.min(base, capacity);
  const onDemand = fromBase + ceilCapacity(((capacity - fromBase) * percentage) / 100);
  return { onDemand, spot: capacity - onDemand };
}

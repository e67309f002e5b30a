import type { Finding } from './property-reader';
import type { MixedInstances } from './read-mixed-instances';
import type { WarmPoolDefinition } from './read-warm-pools';

/**
 * Reports a warm pool of a group that AWS does not give one: with Spot instances, or with weights.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
export function reportMixedPool(
  pool: WarmPoolDefinition | undefined,
  mixed: MixedInstances | undefined,
  report: (finding: Finding) => void,
): void {
  const problems = [
    ...(mixed && mixed.onDemandPercentage < 100
      ? [`OnDemandPercentageAboveBaseCapacity must be 100, got ${mixed.onDemandPercentage}`]
      : []),
    ...(mixed?.types.some(({ weight }) => weight > 1) ? ['its instances must not be weighted'] : []),
  ];
  if (pool && problems.length > 0) {
    report({
      path: `Resources.${pool.logicalId}`,
      message: `AWS refuses this warm pool, ${problems.join('; ')}: run as if it did not`,
    });
  }
}

import type { WarmPoolDefinition } from '../../twin/template/read-warm-pools';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { existingGroup, instanceElement } from './elements';

/**
 * The warm pool of a group and its instances; neither for a group without one.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeWarmPool.html
 */
export function describeWarmPool(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { definition, instances } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  const pooled = instances.filter(({ isPooled }) => isPooled);
  const size = parameters.integer('MaxRecords', { min: 1, max: 50 }) ?? 50;
  const page = paginate(pooled, size, parameters.text('NextToken'));
  return {
    WarmPoolConfiguration: definition.warmPool && warmPoolElement(definition.warmPool),
    Instances: page.items.map((instance) => instanceElement(instance, definition)),
    NextToken: page.nextToken,
  };
}

/** The configuration of a warm pool as several calls return it. */
export function warmPoolElement(pool: WarmPoolDefinition): XmlObject {
  return {
    MaxGroupPreparedCapacity: pool.maxGroupPreparedCapacity,
    MinSize: pool.minSize,
    PoolState: pool.state,
    InstanceReusePolicy: pool.reuseOnScaleIn ? { ReuseOnScaleIn: true } : undefined,
  };
}

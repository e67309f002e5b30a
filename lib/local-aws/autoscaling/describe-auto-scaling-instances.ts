import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { instanceElement } from './elements';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html */
export function describeAutoScalingInstances(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const ids = parameters.list('InstanceIds');
  const instances = world.groups().flatMap(({ instances: all, definition }) =>
    all
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .map((instance) => ({
        ...instanceElement(instance, definition),
        HealthStatus: 'HEALTHY',
        AutoScalingGroupName: definition.name,
      })),
  );
  const size = parameters.integer('MaxRecords', { min: 1, max: 50 }) ?? 50;
  const page = paginate(instances, size, parameters.text('NextToken'));
  return { AutoScalingInstances: page.items, NextToken: page.nextToken };
}

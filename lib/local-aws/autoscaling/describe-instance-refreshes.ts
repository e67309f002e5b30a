import { isoSeconds } from '../../twin/iso-time';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { existingGroup } from './elements';

/** An instance refresh as a test says that it is. Times in seconds since 1970. */
export interface InstanceRefresh {
  readonly id: string;
  readonly groupName: string;
  /** For example `InProgress`. */
  readonly status: string;
  readonly startTime: number;
  readonly endTime?: number;
  readonly percentageComplete?: number;
  readonly instancesToUpdate?: number;
}

/**
 * The instance refreshes that were set for a group, newest first. The model has none of its own.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html
 */
export function describeInstanceRefreshes(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { definition } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  const ids = parameters.list('InstanceRefreshIds');
  const refreshes = world.instanceRefreshes
    .filter(({ groupName, id }) => groupName === definition.name && (ids.length === 0 || ids.includes(id)))
    .sort((one, other) => other.startTime - one.startTime);
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(refreshes, size, parameters.text('NextToken'));
  return { InstanceRefreshes: page.items.map(instanceRefreshElement), NextToken: page.nextToken };
}

function instanceRefreshElement(refresh: InstanceRefresh): XmlObject {
  return {
    InstanceRefreshId: refresh.id,
    AutoScalingGroupName: refresh.groupName,
    Status: refresh.status,
    StartTime: isoSeconds(refresh.startTime),
    EndTime: refresh.endTime === undefined ? undefined : isoSeconds(refresh.endTime),
    PercentageComplete: refresh.percentageComplete,
    InstancesToUpdate: refresh.instancesToUpdate,
  };
}

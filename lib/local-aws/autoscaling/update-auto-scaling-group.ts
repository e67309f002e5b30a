import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import { existingGroup } from './elements';

const understood = ['AutoScalingGroupName', 'MinSize', 'MaxSize', 'DesiredCapacity', 'Action', 'Version'];

/**
 * Changes sizes. Every other parameter is refused rather than dropped.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 */
export function updateAutoScalingGroup(parameters: QueryParameters, world: LiveWorld): undefined {
  const name = parameters.required('AutoScalingGroupName');
  const others = parameters.members().filter((member) => !understood.includes(member));
  if (others.length > 0) {
    throw new AwsError(
      'ValidationError',
      `Headroom's local endpoint updates MinSize, MaxSize and DesiredCapacity only, got ${others.join(', ')}`,
    );
  }
  const min = parameters.integer('MinSize', { min: 0 });
  const max = parameters.integer('MaxSize', { min: 0 });
  const desired = parameters.integer('DesiredCapacity', { min: 0 });
  existingGroup(name, world).update({
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(desired !== undefined && { desired }),
  });
}

import { constraintError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import { existingGroup } from './elements';

/**
 * HonorCooldown is accepted and has no effect.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html
 */
export function setDesiredCapacityAction(parameters: QueryParameters, world: LiveWorld): undefined {
  const name = parameters.required('AutoScalingGroupName');
  const desired = parameters.integer('DesiredCapacity', { min: 0 });
  if (desired === undefined) {
    throw constraintError('DesiredCapacity', null, 'Member must not be null');
  }
  parameters.flag('HonorCooldown');
  existingGroup(name, world).setDesired(desired);
}

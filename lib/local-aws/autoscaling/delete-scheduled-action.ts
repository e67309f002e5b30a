import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { failuresOf } from './batch';
import { existingGroup } from './elements';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteScheduledAction.html */
export function deleteScheduledAction(parameters: QueryParameters, world: LiveWorld): undefined {
  const { schedule } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  schedule.delete(parameters.required('ScheduledActionName'));
}

/**
 * Deletes those that are there, and tells which are not.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BatchDeleteScheduledAction.html
 */
export function batchDeleteScheduledAction(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { schedule } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  const failures = failuresOf('scheduledActionNames', parameters.list('ScheduledActionNames'), {
    nameOf: (name) => name,
    attempt: (name) => schedule.delete(name),
  });
  return { FailedScheduledActions: failures };
}

import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { failuresOf } from './batch';
import { existingGroup } from './elements';
import { scheduledActionRequest } from './scheduled-action-request';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html */
export function putScheduledUpdateGroupAction(parameters: QueryParameters, world: LiveWorld): undefined {
  const { schedule } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  schedule.put(scheduledActionRequest(parameters));
}

/**
 * Puts those that are not refused, one after the other, and tells why the others were.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BatchPutScheduledUpdateGroupAction.html
 */
export function batchPutScheduledUpdateGroupAction(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { schedule } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  const requests = parameters.objects('ScheduledUpdateGroupActions').map(scheduledActionRequest);
  const failures = failuresOf('scheduledUpdateGroupActions', requests, {
    nameOf: ({ name }) => name,
    attempt: (request) => schedule.put(request),
  });
  return { FailedScheduledUpdateGroupActions: failures };
}

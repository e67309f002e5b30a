import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import { existingGroup } from './elements';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html */
export function suspendProcesses(parameters: QueryParameters, world: LiveWorld): undefined {
  const { processes } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  processes.suspend(parameters.list('ScalingProcesses'));
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ResumeProcesses.html */
export function resumeProcesses(parameters: QueryParameters, world: LiveWorld): undefined {
  const { processes } = existingGroup(parameters.required('AutoScalingGroupName'), world);
  processes.resume(parameters.list('ScalingProcesses'));
}

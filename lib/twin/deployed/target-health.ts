import type { TargetGroupDefinition } from '../template/read-target-groups';
import type { DeployedGroup } from './deployed-group';
import type { DeployedInstance } from './deployed-instance';

/** The states of a registered target that are modelled, by Elastic Load Balancing's own names. */
export type TargetState = 'initial' | 'healthy' | 'unhealthy' | 'draining';

interface Target {
  readonly instance: DeployedInstance;
  readonly state: TargetState;
}

/**
 * The instances of a group that are registered with one of its target groups, and how they are. An instance is
 * registered when it enters service, until it has drained.
 *
 * *Assumption*: a target whose checks fail from the beginning is `initial` until the threshold of an unhealthy target is
 * reached.
 */
export function targetsOf(group: DeployedGroup, targetGroup: TargetGroupDefinition): readonly Target[] {
  const { healthCheckTimeout } = group.model.options.parameters;
  const { interval, timeout = healthCheckTimeout, unhealthyThreshold } = targetGroup.healthCheck;
  const patience = unhealthyThreshold * interval + timeout;
  return group.instances.flatMap((instance) => {
    const state = stateOf(instance, group.now, patience, targetGroup);
    return state ? [{ instance, state }] : [];
  });
}

function stateOf(
  { isServing, inServiceSince, drainingSince }: DeployedInstance,
  now: number,
  patience: number,
  { deregistrationDelay }: TargetGroupDefinition,
): TargetState | undefined {
  if (drainingSince !== undefined) {
    return now < drainingSince + deregistrationDelay ? 'draining' : undefined;
  }
  if (inServiceSince === undefined) {
    return undefined;
  }
  if (isServing) {
    return 'healthy';
  }
  return now < inServiceSince + patience ? 'initial' : 'unhealthy';
}

import type { ControlledGroup } from './controlled-groups';
import type { ControllerEnvironment } from './controller-environment';
import type { ControllerPolicy } from './controller-policy';

/**
 * How one group is to be treated.
 *
 * @param learnedBoot seconds from a launch until the instance serves, where that is learned and known
 */
export function policyFor(
  { policy, boot }: Pick<ControllerEnvironment, 'policy' | 'boot'>,
  { baseline, highestFloor, source }: Omit<ControlledGroup, 'name'>,
  learnedBoot?: number,
): ControllerPolicy {
  const seconds = boot.isLearned ? (learnedBoot ?? boot.seconds) : boot.seconds;
  return {
    ...policy,
    source,
    baseline,
    ...(highestFloor !== undefined && { highestFloor }),
    bootMinutes: Math.ceil(seconds / 60),
  };
}

import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ElasticGroup } from '../elastic-group';
import type { ScalingPolicy } from './scaling-policy';

/** How an `ElasticGroup` scales. */
export interface ScalingPolicyOptions {
  /**
   * Ways to scale, by name. The name is part of a policy's identity: a change of it replaces the policy, a change of the
   * order changes nothing.
   *
   * @default - none; they can be added with `addScalingPolicy`
   */
  readonly scalingPolicies?: { [name: string]: ScalingPolicy };
}

/**
 * Adds the policies that a group is made with, by name, so that their order does not matter.
 *
 * @param targetGroup whose requests policies count that name none
 */
export function applyScalingPolicies(
  group: ElasticGroup,
  { scalingPolicies = {} }: ScalingPolicyOptions,
  targetGroup?: IApplicationTargetGroup,
): void {
  for (const [name, policy] of Object.entries(scalingPolicies).sort(boundsFirst)) {
    group.addScalingPolicy(name, targetGroup ? policy._behind(targetGroup) : policy);
  }
}

/** What a group of a fixed size has no room for, a schedule may give it, in whatever order they are told. */
function boundsFirst([, one]: [string, ScalingPolicy], [, other]: [string, ScalingPolicy]): number {
  return Number(other._setsBounds) - Number(one._setsBounds);
}

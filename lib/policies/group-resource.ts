import { CfnResource, Token } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup, IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';

/** The group's own resource, where it is of this app. */
export function resourceOf(group: IAutoScalingGroup): CfnAutoScalingGroup | undefined {
  const resource = group.node.defaultChild;
  const isGroup =
    resource !== undefined &&
    CfnResource.isCfnResource(resource) &&
    resource.cfnResourceType === 'AWS::AutoScaling::AutoScalingGroup';
  return isGroup ? (resource as CfnAutoScalingGroup) : undefined;
}

/** The bounds of a group, as far as they are known at synthesis. */
export function boundsOf(group: IAutoScalingGroup): { readonly min?: number; readonly max?: number } {
  const { minSize, maxSize } = resourceOf(group) ?? {};
  return { min: known(minSize), max: known(maxSize) };
}

function known(size: string | undefined): number | undefined {
  return size === undefined || Token.isUnresolved(size) ? undefined : Number(size);
}

import { Stack } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';

/** A mixed instances policy as far as images go, once resolved. */
interface MixedInstances {
  readonly launchTemplate?: { readonly overrides?: ReadonlyArray<{ readonly imageId?: unknown }> };
}

/**
 * What is in the way of replacing root volumes: EC2 Auto Scaling takes the images from the overrides of a mixed instances
 * policy, and from each of them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html
 */
export function imageConflicts(group: autoscaling.CfnAutoScalingGroup): readonly string[] {
  const mixed: MixedInstances | undefined = Stack.of(group).resolve(group.mixedInstancesPolicy);
  const overrides = mixed?.launchTemplate?.overrides ?? [];
  if (overrides.length > 0 && overrides.every(({ imageId }) => imageId !== undefined)) {
    return [];
  }
  const got = overrides.length === 0 ? 'no override' : 'an override without';
  return [`Deployment.rootVolumeReplacement needs an image in every override of a mixed instances policy, got ${got}`];
}

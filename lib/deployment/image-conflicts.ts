import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';

interface Override {
  readonly imageId?: unknown;
  readonly instanceRequirements?: unknown;
}

/** A mixed instances policy as far as images go, once resolved. */
interface MixedInstances {
  readonly launchTemplate?: { readonly overrides?: readonly Override[] };
}

/**
 * What is in the way of replacing root volumes: EC2 Auto Scaling takes the images from the overrides of a mixed instances
 * policy, and from each of them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html
 */
export function rootVolumeConflicts(group: autoscaling.CfnAutoScalingGroup): readonly string[] {
  const overrides = overridesOf(group);
  if (overrides.length > 0 && overrides.every(({ imageId }) => imageId !== undefined)) {
    return [];
  }
  const got = overrides.length === 0 ? 'no override' : 'an override without';
  return [`Deployment.rootVolumeReplacement needs an image in every override of a mixed instances policy, got ${got}`];
}

/**
 * What is in the way of an image that EC2 looks up at each launch: Auto Scaling chooses no types by attributes for it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
 */
export function launchConflicts(group: autoscaling.CfnAutoScalingGroup): readonly string[] {
  const byAttributes = overridesOf(group).some(({ instanceRequirements }) => instanceRequirements !== undefined);
  return byAttributes ? ['LatestImage.atLaunch must not be used where instance types are chosen by attributes'] : [];
}

function overridesOf(group: autoscaling.CfnAutoScalingGroup): readonly Override[] {
  const mixed: MixedInstances | undefined = group.stack.resolve(group.mixedInstancesPolicy);
  return mixed?.launchTemplate?.overrides ?? [];
}

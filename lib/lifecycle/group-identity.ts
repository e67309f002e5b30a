import { Aws, Fn, Names, Stack } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Key of the tag that tells a group, before it has a name. */
const TAG = 'headroom:group';

/**
 * A text that is this group's alone, in every account and Region, and known before the group is made: what has to be there
 * before the first instance cannot have the group's name in it. At most 254 characters.
 */
export function identityOf(group: CfnAutoScalingGroup): string {
  return Fn.join('/', [Aws.STACK_ID, Names.uniqueResourceName(group, { maxLength: 24 })]);
}

/**
 * The right to end the waits of one group's instances at lifecycle hooks, and to make them longer.
 *
 * The group gets a tag for it, which its instances do not have.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
export function completionStatement(group: CfnAutoScalingGroup, actions: readonly string[]): iam.PolicyStatement {
  const identity = identityOf(group);
  group.tags.setTag(TAG, identity, undefined, false);
  return new iam.PolicyStatement({
    actions: actions.map((action) => `autoscaling:${action}`),
    resources: [
      Stack.of(group).formatArn({ service: 'autoscaling', resource: 'autoScalingGroup:*:autoScalingGroupName/*' }),
    ],
    conditions: { StringEquals: { [`aws:ResourceTag/${TAG}`]: identity } },
  });
}

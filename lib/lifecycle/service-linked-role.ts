import { Stack } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';

/** The role that Amazon EC2 Auto Scaling works under for a group: its own, or the account's default one. */
export function serviceLinkedRoleArnOf(group: CfnAutoScalingGroup): string {
  const { serviceLinkedRoleArn } = group;
  return serviceLinkedRoleArn ?? defaultServiceLinkedRoleArn(Stack.of(group));
}

/** The account's default one, which is made with the account's first group. */
export function defaultServiceLinkedRoleArn(stack: Stack): string {
  return stack.formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
  });
}

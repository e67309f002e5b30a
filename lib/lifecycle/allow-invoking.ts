import { ArnFormat, Stack } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { serviceLinkedRoleArnOf } from './service-linked-role';

/**
 * Lets Amazon EC2 Auto Scaling invoke a function, with permissions that stand in a scope of the group's own, so that one
 * function can serve many.
 *
 * AWS documents the service-linked role as the caller of a custom termination policy; for hooks it is not told whether it
 * calls under that role or as the service, so both may. The group's own ARN would lead in a circle: the group waits for the
 * permission.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lambda-custom-termination-policy.html
 */
export function allowInvoking(
  handler: lambda.IFunction,
  scope: Construct,
  group: autoscaling.CfnAutoScalingGroup,
): void {
  const stack = Stack.of(scope);
  handler.addPermission('InvokeByRole', { scope, principal: new iam.ArnPrincipal(serviceLinkedRoleArnOf(group)) });
  handler.addPermission('InvokeByService', {
    scope,
    principal: new iam.ServicePrincipal('autoscaling.amazonaws.com'),
    sourceAccount: stack.account,
    sourceArn: stack.formatArn({
      service: 'autoscaling',
      resource: 'autoScalingGroup',
      resourceName: '*:autoScalingGroupName/*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  });
}

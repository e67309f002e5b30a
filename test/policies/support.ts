import type { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ElasticGroup, type ElasticGroupProps, type ScalingPolicy } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

export const POLICY = 'AWS::AutoScaling::ScalingPolicy';
export const ACTION = 'AWS::AutoScaling::ScheduledAction';
export const ALARM = 'AWS::CloudWatch::Alarm';
export const ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';

export function newGroup(stack: Stack, props: Partial<ElasticGroupProps> = {}): ElasticGroup {
  return new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
}

/** A group of the app with policies, by name. */
export function templateWith(
  policies: (stack: Stack) => { [name: string]: ScalingPolicy },
  props: Partial<ElasticGroupProps> = {},
): Template {
  return templateOf((stack) => newGroup(stack, { ...props, scalingPolicies: policies(stack) }));
}

/** A group that the app only knows by name, with one policy. */
export function importedWith(policy: (stack: Stack) => ScalingPolicy): Template {
  return templateOf((stack) => bind(stack, policy(stack)));
}

export function bind(stack: Stack, policy: ScalingPolicy): void {
  const group = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Imported', 'web');
  policy.bind(stack, 'Policy', group);
}

export function importedTargets(stack: Stack, name: string, loadBalancerArns?: string): elbv2.IApplicationTargetGroup {
  const targetGroupArn = `${ARN}:targetgroup/${name}/0123456789abcdef`;
  return elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, name, { targetGroupArn, loadBalancerArns });
}

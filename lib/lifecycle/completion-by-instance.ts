import type { AutoScalingGroup, CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledge, acknowledgeInlinePolicy } from '../acknowledge';
import { completionStatement } from './group-identity';

const ID = 'CompleteLifecycleActions';

/**
 * Lets the instances of a group end their own waits, and make them longer. The group's role must be known, and the policy
 * is there before the first instance.
 */
export function allowCompletionByInstances(group: AutoScalingGroup): void {
  if (group.node.tryFindChild(ID)) {
    return;
  }
  const resource = group.node.defaultChild as CfnAutoScalingGroup;
  const statement = completionStatement(resource, ['CompleteLifecycleAction', 'RecordLifecycleActionHeartbeat']);
  const policy = new iam.Policy(group, ID, { statements: [statement] });
  group.role.attachInlinePolicy(policy);
  resource.node.addDependency(policy);
  acknowledgeAnyGroup(policy);
}

/** What cdk-nag finds of an ARN whose last part is open. */
export function acknowledgeAnyGroup(policy: iam.Policy): void {
  const arn =
    'arn:<AWS::Partition>:autoscaling:<AWS::Region>:<AWS::AccountId>:autoScalingGroup:*:autoScalingGroupName/*';
  const reason = 'only the group with the tag that the condition names; its own name is not known before it is made';
  acknowledgeInlinePolicy(policy);
  acknowledge(policy, `AwsSolutions::AwsSolutions-IAM5[Resource::${arn}]`, reason);
}

import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { PropChecks } from '../prop-checks';
import { serviceLinkedRoleArnOf } from './service-linked-role';

/** A topic that is told of launches and terminations. */
export interface GroupNotification {
  /**
   * The topic. A key of this app that it is encrypted with is opened to Auto Scaling's service-linked role, which must then
   * exist in the account (it is made with an account's first group).
   */
  readonly topic: sns.ITopic;

  /**
   * What it is told of.
   *
   * @default - launches and terminations, those that succeed and those that fail
   */
  readonly events?: autoscaling.ScalingEvent[];
}

const { INSTANCE_LAUNCH, INSTANCE_LAUNCH_ERROR, INSTANCE_TERMINATE, INSTANCE_TERMINATE_ERROR } =
  autoscaling.ScalingEvent;
const ALL_EVENTS = [INSTANCE_LAUNCH, INSTANCE_LAUNCH_ERROR, INSTANCE_TERMINATE, INSTANCE_TERMINATE_ERROR];

/** A topic twice is one configuration in AWS: the second would take the place of the first. */
export function checkNotifications(notifications: readonly GroupNotification[] = []): PropChecks {
  const checks = new PropChecks();
  for (const [index, { topic, events }] of notifications.entries()) {
    const first = notifications.findIndex((other) => other.topic.topicArn === topic.topicArn);
    checks
      .rule(first === index, `notifications must name a topic once, got ${topic.node.path} twice`)
      .rule(events?.length !== 0, `events of the notifications to ${topic.node.path} must not be empty`);
  }
  return checks;
}

/** Sets the notifications of a group. */
export function notify(group: autoscaling.CfnAutoScalingGroup, notifications: readonly GroupNotification[]): void {
  group.notificationConfigurations = notifications.map(({ topic, events = ALL_EVENTS }) => {
    const caller = new iam.ArnPrincipal(serviceLinkedRoleArnOf(group));
    topic.masterKey?.grant(caller, 'kms:Decrypt', 'kms:GenerateDataKey*');
    return { topicArn: topic.topicArn, notificationTypes: events };
  });
}

import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct, IDependable } from 'constructs';
import { acknowledgeInlinePolicy } from '../acknowledge';
import { allowInvoking } from './allow-invoking';

/**
 * A target as a hook's property has it.
 *
 * @internal
 */
export interface BoundTarget {
  readonly arn?: string;
  readonly roleArn?: string;
  /** What a message needs to arrive, to be there before the group. */
  readonly dependencies: readonly IDependable[];
}

/**
 * Who is told that an instance waits at a lifecycle hook: one static factory a kind.
 *
 * A target other than EventBridge gets a test message first, with the event `autoscaling:TEST_NOTIFICATION`.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/prepare-for-lifecycle-notifications.html
 *
 * @example
 * declare const queue: sqs.IQueue;
 *
 * LifecycleHook.terminating({ target: HookTarget.queue(queue) });
 */
export abstract class HookTarget {
  /** A queue. A role that may send to it, and use its key, is made for Auto Scaling. */
  public static queue(queue: sqs.IQueue): HookTarget {
    return new QueueTarget(queue);
  }

  /** A topic. A role that may publish to it, and use its key, is made for Auto Scaling. */
  public static topic(topic: sns.ITopic): HookTarget {
    return new TopicTarget(topic);
  }

  /**
   * A function, which Auto Scaling invokes itself, without a topic between. The same function may serve several hooks and
   * groups.
   *
   * Auto Scaling's service-linked role must exist in the account; it is made with the account's first group. An imported
   * function must allow the invocation itself.
   */
  public static function(handler: lambda.IFunction): HookTarget {
    return new FunctionTarget(handler);
  }

  /**
   * The default event bus of the account and Region, for rules on `EC2 Instance-launch Lifecycle Action` and
   * `EC2 Instance-terminate Lifecycle Action`.
   */
  public static eventBridge(): HookTarget {
    return new EventBridgeTarget();
  }

  /**
   * Gives the right to tell the target.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, group: autoscaling.CfnAutoScalingGroup): BoundTarget;
}

class QueueTarget extends HookTarget {
  constructor(private readonly queue: sqs.IQueue) {
    super();
  }

  public override _bind(scope: Construct): BoundTarget {
    const role = notificationRole(scope);
    this.queue.grant(role, 'sqs:SendMessage', 'sqs:GetQueueUrl');
    this.queue.encryptionMasterKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    return { arn: this.queue.queueArn, roleArn: role.roleArn, dependencies: [role] };
  }
}

class TopicTarget extends HookTarget {
  constructor(private readonly topic: sns.ITopic) {
    super();
  }

  public override _bind(scope: Construct): BoundTarget {
    const role = notificationRole(scope);
    // The CDK's grant would let the role use the key in more ways than to publish.
    role.addToPolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }));
    this.topic.masterKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    return { arn: this.topic.topicArn, roleArn: role.roleArn, dependencies: [role] };
  }
}

class FunctionTarget extends HookTarget {
  constructor(private readonly handler: lambda.IFunction) {
    super();
  }

  public override _bind(scope: Construct, group: autoscaling.CfnAutoScalingGroup): BoundTarget {
    allowInvoking(this.handler, scope, group);
    return { arn: this.handler.functionArn, dependencies: [scope] };
  }
}

class EventBridgeTarget extends HookTarget {
  public override _bind(): BoundTarget {
    return { dependencies: [] };
  }
}

/** It may do nothing but tell the one target. */
function notificationRole(scope: Construct): iam.Role {
  const role = new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('autoscaling.amazonaws.com') });
  acknowledgeInlinePolicy(role);
  return role;
}

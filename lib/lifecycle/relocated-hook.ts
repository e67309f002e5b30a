import type { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { type BasicLifecycleHookProps, type CfnLifecycleHook, LifecycleHook } from 'aws-cdk-lib/aws-autoscaling';
import type { InlineHook } from './inline-hooks';

/**
 * A lifecycle hook of the CDK whose resource moves into its group, so that it holds for the first instances, too.
 *
 * What its target made (a role, a topic) stays where the CDK puts it.
 */
export class RelocatedHook extends LifecycleHook {
  /** The hook as the group's property has it. */
  readonly inline: InlineHook;

  constructor(autoScalingGroup: AutoScalingGroup, id: string, props: BasicLifecycleHookProps) {
    super(autoScalingGroup, `LifecycleHook${id}`, { autoScalingGroup, ...props });
    const { lifecycleHookName = id } = props;
    const resource = this.node.defaultChild as CfnLifecycleHook;
    this.node.tryRemoveChild(resource.node.id);
    // It was a reference to the resource.
    (this as { lifecycleHookName: string }).lifecycleHookName = lifecycleHookName;
    this.inline = {
      dependencies: [this],
      specification: {
        lifecycleHookName,
        lifecycleTransition: props.lifecycleTransition,
        defaultResult: props.defaultResult,
        heartbeatTimeout: props.heartbeatTimeout?.toSeconds(),
        notificationMetadata: props.notificationMetadata,
        notificationTargetArn: resource.notificationTargetArn,
        roleArn: resource.roleArn,
      },
    };
  }
}

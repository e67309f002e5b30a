import type { Duration } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { PropChecks } from '../prop-checks';
import type { Drain } from './drain';
import { checkNotifications, type GroupNotification } from './group-notification';
import { checkHookName } from './inline-hooks';
import type { InstanceMaintenance } from './instance-maintenance';
import type { LifecycleHook } from './lifecycle-hook';
import type { Readiness } from './readiness';
import { checkTermination, type TerminationOptions } from './termination';

/** How instances come, live and go. */
export interface LifecycleOptions extends TerminationOptions {
  /**
   * Waits in the life of each instance, by name. They stand in the group itself, so that they hold for its first instances.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html
   */
  readonly lifecycleHooks?: { [name: string]: LifecycleHook };

  /**
   * When an instance goes into service. It takes the name `Readiness` among the hooks.
   *
   * @default - as soon as it runs and is registered, whether it can serve or not
   */
  readonly readiness?: Readiness;

  /**
   * Time that an instance has to finish its work before it is terminated. It takes the name `Drain` among the hooks.
   *
   * @default - the deregistration delay of its target groups, and none without them
   */
  readonly drain?: Drain;

  /**
   * Keep an instance whose terminating hook is abandoned, for somebody to look at it: it is paid until it is terminated by
   * hand, and does not count. There must be a terminating hook that somebody can abandon.
   *
   * @default false
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-lifecycle-policy.html
   */
  readonly retainAbandonedInstances?: boolean;

  /**
   * Replace an instance when a load balancer, or VPC Lattice, finds it unhealthy. It holds as soon as a target group is
   * attached. Under overload it can take a group's last instances away.
   *
   * @default true
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
   */
  readonly loadBalancerHealthChecks?: boolean;

  /**
   * Replace an instance when one of its EBS volumes is impaired.
   *
   * @default false
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/monitor-and-replace-instances-with-impaired-ebs-volumes.html
   */
  readonly ebsHealthChecks?: boolean;

  /**
   * Longest time that an instance is in service before it is replaced, 1 to 365 days, or 0 for no end.
   *
   * @default - no end
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
   */
  readonly maxInstanceLifetime?: Duration;

  /**
   * How many instances there are while some are replaced.
   *
   * @default - unhealthy ones go before their successors come, a tenth of the group at a time
   */
  readonly instanceMaintenance?: InstanceMaintenance;

  /**
   * Never scale in an instance until somebody takes its protection away, with `SetInstanceProtection`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html
   */
  readonly newInstancesProtectedFromScaleIn?: boolean;

  /**
   * Which deletions of the group AWS refuses. It holds for a deletion of the stack, and a replacement of the group, too.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/resource-deletion-protection.html
   */
  readonly groupDeletionProtection?: autoscaling.DeletionProtection;

  /**
   * Topics that are told of launches and terminations.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html
   */
  readonly notifications?: GroupNotification[];

  /**
   * The role that Auto Scaling works under for this group, one of its service-linked roles with a suffix. Keys of this app
   * that a `HardenedLaunchTemplate` encrypts volumes with are opened to it, too.
   *
   * @default - `AWSServiceRoleForAutoScaling`
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
   */
  readonly serviceLinkedRole?: iam.IRole;
}

const DAY = 86_400;

/** Names of the hooks that `readiness` and `drain` make. */
export const OWN_HOOKS = { readiness: 'Readiness', drain: 'Drain' } as const;

/** What can be wrong with how instances come, live and go. */
export function checkLifecycleOptions(props: LifecycleOptions): PropChecks {
  const { lifecycleHooks = {}, notifications } = props;
  return Object.keys(lifecycleHooks)
    .reduce((checks, name) => checks.include(checkHookName(name)), new PropChecks())
    .rule(
      !(props.readiness && OWN_HOOKS.readiness in lifecycleHooks),
      'lifecycleHooks must not have Readiness beside readiness, whose hook has that name',
    )
    .rule(
      !(props.drain && OWN_HOOKS.drain in lifecycleHooks),
      'lifecycleHooks must not have Drain beside drain, whose hook has that name',
    )
    .include(checkMaxInstanceLifetime(props.maxInstanceLifetime))
    .include(checkTermination(props))
    .include(checkNotifications(notifications));
}

/** 0 is no end, and nothing lies between it and a day. */
function checkMaxInstanceLifetime(lifetime: Duration | undefined): PropChecks {
  const isEndless = lifetime?.isUnresolved() === false && lifetime.toMilliseconds() === 0;
  return isEndless ? new PropChecks() : new PropChecks().seconds('maxInstanceLifetime', lifetime, DAY, 365 * DAY);
}

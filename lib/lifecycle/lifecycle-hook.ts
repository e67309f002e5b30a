import { Duration, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { HookTarget } from './hook-target';
import type { InlineHook } from './inline-hooks';

/** Options of a `LifecycleHook`. */
export interface LifecycleHookOptions {
  /**
   * Time that an instance waits to be told to go on, 30 to 7200 seconds.
   *
   * Whoever works on the instance can begin it anew with `RecordLifecycleActionHeartbeat`, up to 100 times it, and 48 hours
   * at most.
   *
   * @default Duration.hours(1)
   */
  readonly heartbeatTimeout?: Duration;

  /**
   * What happens when that time is over.
   *
   * At a launch `ABANDON` terminates the instance, and another one is launched. At a termination the instance goes either
   * way, and `ABANDON` leaves out the hooks that are still to come.
   *
   * @default - `ABANDON`
   */
  readonly defaultResult?: autoscaling.DefaultResult;

  /**
   * Who is told that an instance waits.
   *
   * @default - `HookTarget.eventBridge()`, the default event bus
   */
  readonly target?: HookTarget;

  /**
   * A text that comes with each message, of at most 1023 characters.
   *
   * @default - none
   */
  readonly metadata?: string;
}

const LONGEST_METADATA = 1023;

/**
 * A wait in the life of each instance: before it comes into service, or before it is terminated.
 *
 * It ends when somebody calls `CompleteLifecycleAction`, or at `heartbeatTimeout`. At a launch it comes before the instance
 * is registered with its target groups; at a termination after it was deregistered and drained.
 *
 * It stands in the group itself, so that it holds for the group's first instances, too.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks-overview.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const installer: lambda.IFunction;
 *
 * new ElasticGroup(this, 'Group', {
 *   vpc,
 *   lifecycleHooks: {
 *     Install: LifecycleHook.launching({
 *       heartbeatTimeout: Duration.minutes(10),
 *       target: HookTarget.function(installer),
 *     }),
 *   },
 * });
 */
export class LifecycleHook {
  /**
   * Holds each instance that is launched, also one that enters or leaves a warm pool.
   *
   * @throws when an option is out of range
   */
  public static launching(options: LifecycleHookOptions = {}): LifecycleHook {
    checkHook(options).throwFor('LifecycleHook.launching');
    return new LifecycleHook(autoscaling.LifecycleTransition.INSTANCE_LAUNCHING, options);
  }

  /**
   * Holds each instance that is about to be terminated, for whatever reason but a Spot interruption that does not wait.
   *
   * @throws when an option is out of range
   */
  public static terminating(options: LifecycleHookOptions = {}): LifecycleHook {
    checkHook(options).throwFor('LifecycleHook.terminating');
    return new LifecycleHook(autoscaling.LifecycleTransition.INSTANCE_TERMINATING, options);
  }

  private constructor(
    private readonly transition: autoscaling.LifecycleTransition,
    private readonly options: LifecycleHookOptions,
  ) {}

  /**
   * The hook as the group's property has it, with what has to be there before it works.
   *
   * @internal
   */
  public _bind(scope: Construct, lifecycleHookName: string, group: autoscaling.CfnAutoScalingGroup): InlineHook {
    const { heartbeatTimeout = Duration.hours(1), defaultResult, metadata, target } = this.options;
    const { arn, roleArn, dependencies } = (target ?? HookTarget.eventBridge())._bind(scope, group);
    return {
      dependencies,
      specification: {
        lifecycleHookName,
        lifecycleTransition: this.transition,
        heartbeatTimeout: heartbeatTimeout.toSeconds(),
        defaultResult: defaultResult ?? autoscaling.DefaultResult.ABANDON,
        notificationMetadata: metadata,
        notificationTargetArn: arn,
        roleArn,
      },
    };
  }
}

function checkHook({ heartbeatTimeout, metadata = 'none' }: LifecycleHookOptions): PropChecks {
  const { length } = metadata;
  return new PropChecks()
    .seconds('heartbeatTimeout', heartbeatTimeout, 30, 7200)
    .rule(
      Token.isUnresolved(metadata) || (length > 0 && length <= LONGEST_METADATA),
      `metadata must have 1 to ${LONGEST_METADATA} characters, got ${length}`,
    );
}

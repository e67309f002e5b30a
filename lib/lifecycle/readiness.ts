import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { allowCompletionByInstances } from './completion-by-instance';
import { identityOf } from './group-identity';
import { LifecycleHook } from './lifecycle-hook';
import { TargetHealthGate } from './target-health-gate';

/** Options of `Readiness.targetHealth`. */
export interface TargetHealthOptions {
  /**
   * Longest time from the launch of an instance until its targets are healthy, 60 to 840 seconds: its boot, the start of the
   * application, and the health checks.
   *
   * @default Duration.minutes(10)
   */
  readonly timeout?: Duration;

  /**
   * What happens to an instance that is not healthy in time: with `ABANDON` it is terminated, and another one is launched;
   * with `CONTINUE` it goes into service.
   *
   * @default - `ABANDON`
   */
  readonly onTimeout?: autoscaling.DefaultResult;

  /**
   * Time between two looks at the health of an instance, 5 to 60 seconds.
   *
   * @default Duration.seconds(10)
   */
  readonly interval?: Duration;
}

/** Options of `Readiness.completedByInstance`. */
export interface ReadinessByInstanceOptions {
  /**
   * Longest time that an instance has, 30 to 7200 seconds.
   *
   * @default Duration.minutes(10)
   */
  readonly timeout?: Duration;

  /**
   * What happens to an instance that has not said in time that it is ready: with `ABANDON` it is terminated, and another one
   * is launched; with `CONTINUE` it goes into service.
   *
   * @default - `ABANDON`
   */
  readonly onTimeout?: autoscaling.DefaultResult;
}

/**
 * When an instance goes into service, at a launching lifecycle hook.
 *
 * Without one it does so as soon as it runs and is registered, whether its application has started or not: scaling counts
 * on it, an instance refresh goes on to the next one, and a broken image takes the whole group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const targetGroup: elbv2.ApplicationTargetGroup;
 *
 * const group = new ElasticGroup(this, 'Group', { vpc, readiness: Readiness.targetHealth() });
 * group.attachToApplicationTargetGroup(targetGroup);
 */
export abstract class Readiness {
  /**
   * When it is healthy in all target groups that the group is attached to.
   *
   * A function registers each instance early, watches its health, and ends its wait; so an instance that is healthy takes
   * requests some seconds before it is in service. One that enters a warm pool does not wait, and waits when it leaves it.
   * An invocation lasts as long as an instance takes; many launches at once need as many concurrent executions.
   *
   * The target groups must be behind a load balancer before the group is made, which those of this app are.
   *
   * @throws when an option is out of range
   */
  public static targetHealth(options: TargetHealthOptions = {}): Readiness {
    new PropChecks()
      .seconds('timeout', options.timeout, 60, 840)
      .rule(!options.timeout?.isUnresolved(), 'timeout must be known at synth, got a token')
      .seconds('interval', options.interval, 5, 60)
      .throwFor('Readiness.targetHealth');
    return new TargetHealth(options);
  }

  /**
   * When the instance calls `CompleteLifecycleAction` for the hook `Readiness`, which its role is allowed to do. In a warm
   * pool it has to do so when it enters and when it leaves.
   *
   * @throws when an option is out of range
   */
  public static completedByInstance(options: ReadinessByInstanceOptions = {}): Readiness {
    new PropChecks().seconds('timeout', options.timeout, 30, 7200).throwFor('Readiness.completedByInstance');
    return new ByInstance(options);
  }

  /**
   * Whether an instance is judged by its targets, so that there have to be some.
   *
   * @internal
   */
  public get _needsTargets(): boolean {
    return false;
  }

  /**
   * The hook, and what ends its waits.
   *
   * @internal
   */
  public abstract _bind(group: autoscaling.AutoScalingGroup, name: string): LifecycleHook;
}

const { ABANDON } = autoscaling.DefaultResult;
const DEFAULT_TIMEOUT = Duration.minutes(10);

class TargetHealth extends Readiness {
  constructor(private readonly options: TargetHealthOptions) {
    super();
  }

  public override get _needsTargets(): boolean {
    return true;
  }

  /** The function ends the wait itself; a minute later the hook does, should the function not come to it. */
  public override _bind(group: autoscaling.AutoScalingGroup, name: string): LifecycleHook {
    const { timeout = DEFAULT_TIMEOUT, interval = Duration.seconds(10), onTimeout = ABANDON } = this.options;
    const resource = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
    const gate = new TargetHealthGate(group, name, { group: resource, hookName: name, timeout, interval, onTimeout });
    resource.node.addDependency(gate);
    return LifecycleHook.launching({
      heartbeatTimeout: timeout.plus(Duration.minutes(1)),
      defaultResult: onTimeout,
      metadata: identityOf(resource),
    });
  }
}

class ByInstance extends Readiness {
  constructor(private readonly options: ReadinessByInstanceOptions) {
    super();
  }

  public override _bind(group: autoscaling.AutoScalingGroup): LifecycleHook {
    const { timeout = DEFAULT_TIMEOUT, onTimeout = ABANDON } = this.options;
    allowCompletionByInstances(group);
    return LifecycleHook.launching({ heartbeatTimeout: timeout, defaultResult: onTimeout });
  }
}

import type { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { allowCompletionByInstances } from './completion-by-instance';
import { LifecycleHook } from './lifecycle-hook';

/** Options of `Drain.completedByInstance`. */
export interface DrainByInstanceOptions {
  /**
   * Longest time that an instance has, 30 to 7200 seconds; it can begin it anew with `RecordLifecycleActionHeartbeat`, up to
   * 100 times it, and 48 hours at most.
   *
   * @default Duration.hours(1)
   */
  readonly heartbeatTimeout?: Duration;

  /**
   * What happens when an instance has not said in time that it is done. It is terminated either way; `ABANDON` is what
   * `retainAbandonedInstances` looks for.
   *
   * @default - `CONTINUE`, and `ABANDON` with `retainAbandonedInstances`
   */
  readonly defaultResult?: autoscaling.DefaultResult;
}

/**
 * The time that an instance has to finish its work before it is terminated, at a terminating lifecycle hook.
 *
 * Requests of a load balancer need none: their time is the deregistration delay of the target group, all of which passes
 * before the hook begins. The two times add up.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Workers', {
 *   vpc,
 *   drain: Drain.completedByInstance({ heartbeatTimeout: Duration.minutes(30) }),
 * });
 */
export abstract class Drain {
  /**
   * A fixed time, for whoever stops taking work by themselves. All of it passes, and is paid, at each termination.
   *
   * @param time 30 to 7200 seconds
   * @throws when the time is out of range
   */
  public static fixedTime(time: Duration): Drain {
    new PropChecks().seconds('time', time, 30, 7200).throwFor('Drain.fixedTime');
    return new FixedTime(time);
  }

  /**
   * Until the instance calls `CompleteLifecycleAction` for the hook `Drain`, which its role is allowed to do.
   *
   * An instance learns that it is to go from its metadata, at `autoscaling/target-lifecycle-state`, which then says
   * `Terminated`.
   *
   * @throws when an option is out of range
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
   */
  public static completedByInstance(options: DrainByInstanceOptions = {}): Drain {
    new PropChecks()
      .seconds('heartbeatTimeout', options.heartbeatTimeout, 30, 7200)
      .throwFor('Drain.completedByInstance');
    return new ByInstance(options);
  }

  /**
   * Whether an instance can be abandoned at its hook.
   *
   * @internal
   */
  public get _canAbandon(): boolean {
    return true;
  }

  /**
   * The hook, and the rights that it needs.
   *
   * @internal
   */
  public abstract _bind(group: autoscaling.AutoScalingGroup, retainsAbandoned: boolean): LifecycleHook;
}

class FixedTime extends Drain {
  constructor(private readonly time: Duration) {
    super();
  }

  public override get _canAbandon(): boolean {
    return false;
  }

  public override _bind(): LifecycleHook {
    const { CONTINUE } = autoscaling.DefaultResult;
    return LifecycleHook.terminating({ heartbeatTimeout: this.time, defaultResult: CONTINUE });
  }
}

class ByInstance extends Drain {
  constructor(private readonly options: DrainByInstanceOptions) {
    super();
  }

  public override _bind(group: autoscaling.AutoScalingGroup, retainsAbandoned: boolean): LifecycleHook {
    const { ABANDON, CONTINUE } = autoscaling.DefaultResult;
    allowCompletionByInstances(group);
    return LifecycleHook.terminating({ defaultResult: retainsAbandoned ? ABANDON : CONTINUE, ...this.options });
  }
}

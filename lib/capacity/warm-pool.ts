import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';

/** Size of a warm pool, and what becomes of instances that scale in. */
export interface WarmPoolOptions {
  /**
   * Fewest instances in the pool, however many are in service, a whole number of at least 0.
   *
   * @default 0
   */
  readonly minSize?: number;

  /**
   * Most instances in the pool and in service together, a whole number of at least `minSize` and the group's `minCapacity`.
   * The pool holds what desired capacity leaves of it.
   *
   * @default - the group's `maxCapacity`, so that everything it could launch is warm, and paid
   */
  readonly maxPreparedCapacity?: number;

  /**
   * Put instances that scale in back into the pool, rather than to terminate them.
   *
   * @default false
   */
  readonly reuseOnScaleIn?: boolean;
}

/**
 * Instances that have booted ahead of time, and wait beside a group: one static factory for each state that they wait in.
 *
 * Give the group a launch hook that waits until user data has ended: without one an instance may be stopped before. The
 * hook runs on the way into the pool and again on the way out. AWS gives no warm pool to a group with Spot Instances,
 * weights or a distribution segment.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', { vpc, warmPool: WarmPool.stopped({ maxPreparedCapacity: 4 }) });
 */
export class WarmPool {
  /**
   * Stopped instances, of which the volumes alone are paid.
   *
   * @throws when an option is out of range
   */
  public static stopped(options: WarmPoolOptions = {}): WarmPool {
    return new WarmPool(autoscaling.PoolState.STOPPED, options);
  }

  /**
   * Hibernated instances, whose memory is kept on the root volume. The launch template must let them, as a
   * `HardenedLaunchTemplate` does with `hibernation`.
   *
   * @throws when an option is out of range
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
   */
  public static hibernated(options: WarmPoolOptions = {}): WarmPool {
    return new WarmPool(autoscaling.PoolState.HIBERNATED, options);
  }

  /**
   * Running instances, quickest to serve, and paid as if they did.
   *
   * @throws when an option is out of range
   */
  public static running(options: WarmPoolOptions = {}): WarmPool {
    return new WarmPool(autoscaling.PoolState.RUNNING, options);
  }

  private constructor(
    /** The state that instances wait in. */
    public readonly poolState: autoscaling.PoolState,
    /** @internal */
    public readonly _options: WarmPoolOptions,
  ) {
    const { minSize, maxPreparedCapacity } = _options;
    new PropChecks()
      .integer('minSize', minSize, 0)
      .integer('maxPreparedCapacity', maxPreparedCapacity, 0)
      .atMost('minSize', minSize ?? 0, 'maxPreparedCapacity', maxPreparedCapacity ?? Number.POSITIVE_INFINITY)
      .throwFor('WarmPool');
  }

  /** @internal */
  public _addTo(group: autoscaling.AutoScalingGroup): void {
    const { minSize, maxPreparedCapacity, reuseOnScaleIn = false } = this._options;
    const pool = group.addWarmPool({ poolState: this.poolState, reuseOnScaleIn });
    // The L2 compares a token with its bounds, and refuses it.
    const resource = pool.node.defaultChild as autoscaling.CfnWarmPool;
    resource.minSize = minSize ?? 0;
    resource.maxGroupPreparedCapacity = maxPreparedCapacity;
  }
}

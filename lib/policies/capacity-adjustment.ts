import { PropChecks } from '../prop-checks';

/** Options of `CapacityAdjustment.percentChangeInCapacity`. */
export interface PercentAdjustmentOptions {
  /**
   * Fewest that are added or removed, a whole number of at least 1, in units of capacity.
   *
   * In a group whose instances have weights, it should be at least the largest of them.
   *
   * @default - none; less than one counts as one
   */
  readonly minAdjustmentMagnitude?: number;
}

/**
 * What the `change` of a step means: one static factory a type.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html#as-scaling-adjustment
 *
 * @example
 * declare const group: ElasticGroup;
 *
 * group.addScalingPolicy('Cpu', ScalingPolicy.step({
 *   metric: new cloudwatch.Metric({ namespace: 'Shop', metricName: 'OrdersPerInstance' }),
 *   adjustment: CapacityAdjustment.percentChangeInCapacity({ minAdjustmentMagnitude: 2 }),
 *   above: [{ threshold: 60, change: 10 }, { threshold: 80, change: 30 }],
 *   below: [{ threshold: 20, change: -10 }],
 * }));
 */
export class CapacityAdjustment {
  /** A number of instances, or units of capacity, to add or to remove. */
  public static changeInCapacity(): CapacityAdjustment {
    return new CapacityAdjustment('ChangeInCapacity', Number.NEGATIVE_INFINITY);
  }

  /**
   * A share of the capacity to add or to remove, in percent.
   *
   * @throws when an option is out of range
   */
  public static percentChangeInCapacity(options: PercentAdjustmentOptions = {}): CapacityAdjustment {
    const { minAdjustmentMagnitude } = options;
    new PropChecks()
      .integer('minAdjustmentMagnitude', minAdjustmentMagnitude, 1)
      .throwFor('CapacityAdjustment.percentChangeInCapacity');
    return new CapacityAdjustment('PercentChangeInCapacity', -100, minAdjustmentMagnitude);
  }

  /** The capacity itself, at least 0. */
  public static exactCapacity(): CapacityAdjustment {
    return new CapacityAdjustment('ExactCapacity', 0);
  }

  private constructor(
    /** The name that AWS has for it. */
    public readonly adjustmentType: string,
    /** The least that a step may change by. */
    public readonly leastChange: number,
    /** Fewest that are added or removed. */
    public readonly minAdjustmentMagnitude?: number,
  ) {}
}

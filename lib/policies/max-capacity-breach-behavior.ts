import { PropChecks } from '../prop-checks';

/**
 * What happens when a forecast is near or above the maximum of the group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 *
 * @example
 * declare const group: ElasticGroup;
 *
 * group.addScalingPolicy('Forecast', ScalingPolicy.predictive({
 *   metrics: PredictiveMetrics.cpu(),
 *   target: 60,
 *   maxCapacityBreachBehavior: MaxCapacityBreachBehavior.increase(10),
 * }));
 */
export class MaxCapacityBreachBehavior {
  /** The maximum stays. */
  public static honor(): MaxCapacityBreachBehavior {
    return new MaxCapacityBreachBehavior('HonorMaxCapacity');
  }

  /**
   * The maximum is raised to the forecast and a buffer. It is not lowered again: what it costs is no longer bounded by
   * the template.
   *
   * @param buffer in percent of the forecast capacity, 0 to 100
   * @throws when the buffer is out of range
   */
  public static increase(buffer: number): MaxCapacityBreachBehavior {
    new PropChecks().integer('buffer', buffer, 0, 100).throwFor('MaxCapacityBreachBehavior.increase');
    return new MaxCapacityBreachBehavior('IncreaseMaxCapacity', buffer);
  }

  private constructor(
    /** The name that AWS has for it. */
    public readonly behavior: string,
    /** In percent of the forecast capacity; undefined where the maximum stays. */
    public readonly buffer?: number,
  ) {}
}

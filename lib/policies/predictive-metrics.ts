import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IConstruct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { metricQueries } from './metric-queries';
import {
  checkQueries,
  PredictiveMetric,
  type PredictiveRequestsOptions,
  type PredictiveUse,
} from './predictive-metric';

/** Properties of `PredictiveMetrics.separate`. */
export interface SeparateMetricsProps {
  /** What is forecast: the work of the whole group, however large it is. */
  readonly load: PredictiveMetric;

  /** What the target is about: the work of one instance, that falls in proportion when instances are added. */
  readonly scaling: PredictiveMetric;

  /**
   * Capacity of the group in the past, in instances, where the group's own is not what served the load: for example the
   * sum over the groups of a blue/green deployment. It and what it is computed from are at most 10.
   *
   * @default - that of the group
   */
  readonly capacity?: IMetric;
}

/**
 * What predictive scaling forecasts, and what it scales by: a pair that belongs together, or two of your choice.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingMetricSpecification.html
 *
 * @example
 * declare const group: ElasticGroup;
 *
 * group.addScalingPolicy('Forecast', ScalingPolicy.predictive({
 *   metrics: PredictiveMetrics.cpu(),
 *   target: 60,
 *   mode: PredictiveScalingMode.FORECAST_AND_SCALE,
 * }));
 */
export class PredictiveMetrics {
  /** CPU utilisation of the group; the target is in percent. */
  public static cpu(): PredictiveMetrics {
    return PredictiveMetrics.pair(PredictiveMetric.cpu());
  }

  /** Bytes received; the target is in bytes of an instance in a minute. */
  public static networkIn(): PredictiveMetrics {
    return PredictiveMetrics.pair(PredictiveMetric.networkIn());
  }

  /** Bytes sent out; the target is in bytes of an instance in a minute. */
  public static networkOut(): PredictiveMetrics {
    return PredictiveMetrics.pair(PredictiveMetric.networkOut());
  }

  /**
   * Requests of a target group; the target is in requests of an instance in a minute.
   *
   * @throws when the target group is imported and its balancer not known
   */
  public static requests(
    targetGroup: IApplicationTargetGroup,
    options: PredictiveRequestsOptions = {},
  ): PredictiveMetrics {
    return PredictiveMetrics.pair(PredictiveMetric.requests(targetGroup, options));
  }

  /**
   * Two metrics of your choice. They must go up and down together.
   *
   * @throws when the capacity is computed from too much
   */
  public static separate(props: SeparateMetricsProps): PredictiveMetrics {
    const checks = props.capacity ? checkQueries('capacity', props.capacity) : new PropChecks();
    checks.throwFor('PredictiveMetrics.separate');
    return new PredictiveMetrics({ Load: props.load, Scaling: props.scaling }, props.capacity);
  }

  private static pair(metric: PredictiveMetric): PredictiveMetrics {
    return new PredictiveMetrics({ Pair: metric });
  }

  private constructor(
    private readonly uses: { readonly [use: string]: PredictiveMetric },
    private readonly capacity?: IMetric,
  ) {}

  /** @internal */
  public get _isPercentage(): boolean {
    return (this.uses.Scaling ?? this.uses.Pair)!._isPercentage;
  }

  /** @internal */
  public get _sources(): IApplicationTargetGroup[] {
    return Object.values(this.uses).flatMap(({ _source }) => (_source ? [_source] : []));
  }

  /** @internal */
  public _check(scope: IConstruct): PropChecks {
    const capacity = this.capacity ? PredictiveMetric.custom(this.capacity)._check(scope) : new PropChecks();
    return Object.values(this.uses).reduce((checks, metric) => checks.include(metric._check(scope)), capacity);
  }

  /** @internal */
  public _specify(): object {
    const parts = Object.entries(this.uses).map(([use, metric]) => metric._specify(use as PredictiveUse));
    const { capacity } = this;
    const ofCapacity = capacity && {
      customizedCapacityMetricSpecification: { metricDataQueries: metricQueries(capacity) },
    };
    return Object.assign({}, ...parts, ofCapacity);
  }
}

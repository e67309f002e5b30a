import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IConstruct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { BalancedTargetGroup, checkBalanced } from './balanced-target-group';
import { checkMetric, checkPlaces, metricQueries } from './metric-queries';

/** Where the requests of a target group are counted. */
export interface PredictiveRequestsOptions {
  /**
   * Final portion of the balancer's ARN, `app/NAME/ID`.
   *
   * @default - what the target group tells; of an imported one without `loadBalancerArns` it must be given
   */
  readonly loadBalancerFullName?: string;
}

/** A predefined metric under each of its names. */
interface PredefinedNames {
  readonly pair: string;
  readonly load: string;
  readonly scaling: string;
}

/** What a metric is used for. */
export type PredictiveUse = 'Pair' | 'Load' | 'Scaling';

/**
 * A metric that predictive scaling forecasts or scales by: one static factory a kind.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/predictive-scaling-customized-metric-specification.html
 *
 * @example
 * declare const group: ElasticGroup;
 * declare const targetGroup: elbv2.ApplicationTargetGroup;
 *
 * group.addScalingPolicy('Forecast', ScalingPolicy.predictive({
 *   metrics: PredictiveMetrics.separate({
 *     load: PredictiveMetric.requests(targetGroup),
 *     scaling: PredictiveMetric.cpu(),
 *   }),
 *   target: 60,
 * }));
 */
export class PredictiveMetric {
  /** CPU utilisation of the group: in total as load, on average to scale by. */
  public static cpu(): PredictiveMetric {
    return PredictiveMetric.predefined('CPUUtilization');
  }

  /** Bytes received: in total as load; to scale by, those of an instance in a minute. */
  public static networkIn(): PredictiveMetric {
    return PredictiveMetric.predefined('NetworkIn');
  }

  /** Bytes sent out: in total as load; to scale by, those of an instance in a minute. */
  public static networkOut(): PredictiveMetric {
    return PredictiveMetric.predefined('NetworkOut');
  }

  /**
   * Requests of a target group: in total as load; to scale by, those of an instance in a minute.
   *
   * @throws when the target group is imported and its balancer not known
   */
  public static requests(
    targetGroup: IApplicationTargetGroup,
    options: PredictiveRequestsOptions = {},
  ): PredictiveMetric {
    checkBalanced(targetGroup, options.loadBalancerFullName).throwFor('PredictiveMetric.requests');
    const names = { pair: 'ALBRequestCount', load: 'ALBTargetGroupRequestCount', scaling: 'ALBRequestCountPerTarget' };
    return new PredictiveMetric(names, new BalancedTargetGroup(targetGroup, options.loadBalancerFullName));
  }

  /**
   * A metric of your own, or metric math, published at least every 5 minutes: as load the work of the whole group, with
   * statistic `Sum`; to scale by, what falls to one instance on average.
   *
   * @param metric of the group's account and region. It and what it is computed from are at most 10
   * @throws when it is more than that
   */
  public static custom(metric: IMetric): PredictiveMetric {
    checkQueries('metric', metric).throwFor('PredictiveMetric.custom');
    return new PredictiveMetric(undefined, undefined, metric);
  }

  private static predefined(name: string): PredictiveMetric {
    return new PredictiveMetric({ pair: `ASG${name}`, load: `ASGTotal${name}`, scaling: `ASGAverage${name}` });
  }

  private constructor(
    private readonly names?: PredefinedNames,
    private readonly targetGroup?: BalancedTargetGroup,
    private readonly metric?: IMetric,
  ) {}

  /** @internal */
  public get _isPercentage(): boolean {
    return this.names?.scaling === 'ASGAverageCPUUtilization';
  }

  /** @internal */
  public _check(scope: IConstruct): PropChecks {
    return this.metric ? checkPlaces(this.metric, scope) : new PropChecks();
  }

  /**
   * The specification under the name that the use of the metric gives it.
   *
   * @internal
   */
  public _specify(use: PredictiveUse): object {
    if (this.metric !== undefined) {
      return { [`customized${use}MetricSpecification`]: { metricDataQueries: metricQueries(this.metric) } };
    }
    const { pair, load, scaling } = this.names!;
    const predefinedMetricType = { Pair: pair, Load: load, Scaling: scaling }[use];
    const key = use === 'Pair' ? 'predefinedMetricPairSpecification' : `predefined${use}MetricSpecification`;
    return { [key]: { predefinedMetricType, resourceLabel: this.targetGroup?.resourceLabel } };
  }

  /** @internal */
  public get _source(): IApplicationTargetGroup | undefined {
    return this.targetGroup?.source;
  }
}

/** What can be wrong with a metric of the user; AWS takes 10 of them in a specification. */
export function checkQueries(name: string, metric: IMetric): PropChecks {
  const { length } = metricQueries(metric);
  return checkMetric(name, metric, 'with search').rule(
    length <= 10,
    `${name} must be computed from at most 10 metrics and expressions, got ${length}`,
  );
}

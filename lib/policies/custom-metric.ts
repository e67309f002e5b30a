import type { Duration } from 'aws-cdk-lib';
import type { CfnScalingPolicy, IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { checkTrackedPeriod, periodOf } from './metric-period';
import {
  checkMetric,
  checkPlaces,
  isSimpleStatistic,
  type MetricQuery,
  metricKey,
  metricQueries,
} from './metric-queries';
import type { PolicyKind } from './policy-kind';
import { checkPositive, checkTargetTracking, TargetTracking, type TargetTrackingOptions } from './target-tracking';

/** Properties of `ScalingPolicy.custom`. */
export interface CustomScalingProps extends TargetTrackingOptions {
  /**
   * A metric that falls in proportion when instances are added, or metric math that comes to one: utilisation, or work
   * for each instance; not the work for all of them.
   *
   * It must be of the group's account and region. Percentiles are taken as well.
   */
  readonly metric: IMetric;

  /** Value of the metric that scaling holds, above 0. A count is one of a minute, whatever the period. */
  readonly target: number;

  /**
   * How often the metric is looked at: 10, 30 or 60 seconds.
   *
   * Below 60 the metric must be published at least as often, and the two alarms of the policy are high-resolution ones.
   *
   * @default - the metric's own when that is below a minute, else one minute
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/policy-creating-high-resolution-metrics.html
   */
  readonly period?: Duration;
}

/** A policy on a metric of the user. */
export function custom(props: CustomScalingProps): PolicyKind {
  checkPositive('target', props.target)
    .include(checkTargetTracking(props))
    .include(checkMetric('metric', props.metric, 'without search'))
    .include(checkTrackedPeriod(props.metric, props.period))
    .throwFor('ScalingPolicy.custom');
  const period = periodOf(props.metric, props.period);
  return new TrackedFormula(() => props.metric, props.target, props, period);
}

/** Target tracking on a metric that may depend on the group. */
export class TrackedFormula extends TargetTracking {
  constructor(
    private readonly metricOf: (group: IAutoScalingGroup) => IMetric,
    target: number,
    options: TargetTrackingOptions,
    period = 60,
  ) {
    super(
      {
        key: (group) => metricKey(metricOf(group)),
        specify: (group) => ({ customizedMetricSpecification: specification(metricOf(group), period) }),
      },
      target,
      options,
    );
  }

  check(group: IAutoScalingGroup, scope: Construct): PropChecks {
    return checkPlaces(this.metricOf(group), scope);
  }
}

/** The short form where it can say everything, and a period only where it is not the default. */
function specification(metric: IMetric, period: number): CfnScalingPolicy.CustomizedMetricSpecificationProperty {
  const queries = metricQueries(metric);
  const { metricStat } = queries[0]!;
  const isSimple = queries.length === 1 && metricStat !== undefined && isSimpleStatistic(metricStat.stat);
  return isSimple
    ? { ...metricStat.metric, statistic: metricStat.stat, unit: metricStat.unit, ...shortPeriod(period) }
    : { metrics: queries.map((query) => withPeriod(query, period)) };
}

function withPeriod(
  { metricStat, ...query }: MetricQuery,
  period: number,
): CfnScalingPolicy.TargetTrackingMetricDataQueryProperty {
  return metricStat === undefined
    ? { ...query, ...shortPeriod(period) }
    : { ...query, metricStat: { ...metricStat, ...shortPeriod(period) } };
}

function shortPeriod(period: number): { readonly period?: number } {
  return period < 60 ? { period } : {};
}

import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { periodOf } from './metric-period';
import { isSimpleStatistic, metricQueries } from './metric-queries';
import { ordered, type ScalingStep, type Side } from './scaling-step';
import type { StepScalingProps } from './step';

/** The alarm that invokes the policy of one side. */
export function newStepAlarm(
  policy: Construct,
  side: Side,
  steps: readonly ScalingStep[],
  policyArn: string,
  props: StepScalingProps,
): CfnAlarm {
  const isAbove = side === 'above';
  return new CfnAlarm(policy, isAbove ? 'AboveAlarm' : 'BelowAlarm', {
    alarmDescription: `Invokes a step scaling policy: ${policy.node.path}`,
    ...alarmMetric(props),
    threshold: ordered(side, steps)[0]!.threshold,
    comparisonOperator: isAbove ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
    evaluationPeriods: props.evaluationPeriods ?? 1,
    datapointsToAlarm: props.datapointsToAlarm,
    alarmActions: [policyArn],
  });
}

/** The short form where there is no expression. */
function alarmMetric({ metric, period: given }: StepScalingProps) {
  const period = periodOf(metric, given);
  const queries = metricQueries(metric);
  const { metricStat } = queries[0]!;
  if (queries.length === 1 && metricStat !== undefined) {
    const { stat, unit } = metricStat;
    const statistic = isSimpleStatistic(stat) ? { statistic: stat } : { extendedStatistic: stat };
    return { ...metricStat.metric, period, unit, ...statistic };
  }
  // An expression has the period of the metrics in it; one without metrics, as a query of Metrics Insights, its own.
  const ofExpression = queries.length === 1 ? { period } : {};
  return {
    metrics: queries.map(({ metricStat, ...query }) =>
      metricStat === undefined ? { ...query, ...ofExpression } : { ...query, metricStat: { ...metricStat, period } },
    ),
  };
}

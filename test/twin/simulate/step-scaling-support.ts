import { simulate } from '../../../lib/twin/simulate/simulate';
import type { Stack } from '../../../lib/twin/template/read-stack';

/** An alarm of one-minute data points on the group's CPU, and the policies that it invokes. */
export function cpuAlarm(side: 'from' | 'to', Threshold: number, ...policies: readonly string[]): object {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold,
      ComparisonOperator: side === 'from' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
      AlarmActions: policies.map((Ref) => ({ Ref })),
    },
  };
}

export type Step = readonly [lower: number | null, upper: number | null, adjustment: number];

export function stepPolicy(AdjustmentType: string, steps: readonly Step[], properties: object = {}): object {
  return {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      PolicyType: 'StepScaling',
      AdjustmentType,
      StepAdjustments: steps.map(([MetricIntervalLowerBound, MetricIntervalUpperBound, ScalingAdjustment]) => ({
        MetricIntervalLowerBound,
        MetricIntervalUpperBound,
        ScalingAdjustment,
      })),
      ...properties,
    },
  };
}

export const percent = 'PercentChangeInCapacity';
export const change = 'ChangeInCapacity';

/** The changes of desired capacity in a run, as [from, to]. */
export function changes(stack: Stack, demand: Float64Array): readonly (readonly [from: number, to: number])[] {
  const { actions } = simulate({ stack, demand, start: 0, parameters: { alarmSecond: 0 } });
  return actions.map(({ from, to }) => [from, to]);
}

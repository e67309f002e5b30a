import { simulate } from '../../../../lib/twin/simulate/simulate';
import { change, stepPolicy } from '../step-scaling-support';
import { levels, trackedStack } from '../support';

const group = { Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } };
const cpu = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: [group], Statistic: 'Average' };
const ofTargets = { Namespace: 'AWS/ApplicationELB', MetricName: 'RequestCountPerTarget', Statistic: 'Sum' };
const targets = { Name: 'TargetGroup', Value: { 'Fn::GetAtt': ['Targets', 'TargetGroupFullName'] } };
const Targets = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {} };

/** A run at 150 % with an alarm above 50 %, or 50 requests, that adds an instance. */
function run(properties: object, minutes = 10) {
  const alarm = { Period: 60, EvaluationPeriods: 1, Threshold: 50, ComparisonOperator: 'GreaterThanThreshold' };
  const stack = trackedStack({
    group: { TargetGroupARNs: [{ Ref: 'Targets' }] },
    resources: {
      Cpu: stepPolicy(change, [[0, null, 1]]),
      Targets,
      High: { Type: 'AWS::CloudWatch::Alarm', Properties: { ...alarm, AlarmActions: [{ Ref: 'Cpu' }], ...properties } },
    },
  });
  const parameters = { alarmSecond: 0 };
  return simulate({ stack, demand: levels([1.5, minutes]), start: 0, parameters, requestsPerCapacity: 600 });
}

describe('an alarm', () => {
  test.each<[string, object]>([
    ['CPU', cpu],
    ['CPU in its unit', { ...cpu, Unit: 'Percent' }],
    ['requests of the target group', { ...ofTargets, Dimensions: [targets] }],
    ['requests of it behind a balancer', { ...ofTargets, Dimensions: [targets, { Name: 'LoadBalancer', Value: 'x' }] }],
    ['a window that slides', { ...cpu, EvaluationWindow: { Type: 'Sliding' } }],
  ])('runs on %s', (_name, properties) => {
    const { actions, findings } = run(properties);

    expect(findings).toEqual([]);
    expect(actions).not.toEqual([]);
  });

  test.each<[string, object, string]>([
    ['another instance', { ...cpu, Dimensions: [group, { Name: 'InstanceId', Value: 'i-1' }] }, 'InstanceId makes it'],
    ['another group', { ...cpu, Dimensions: [{ ...group, Value: 'far' }] }, 'must be that of the group, got far'],
    ['no target group', { ...ofTargets, Dimensions: [{ ...targets, Value: '' }] }, 'of the group, got nothing'],
    [
      'an unknown one',
      { ...ofTargets, Dimensions: [{ ...targets, Value: { 'Fn::ImportValue': 'x' } }] },
      'got nothing',
    ],
    ['part of a name', { ...ofTargets, Dimensions: [{ ...targets, Value: '6' }] }, 'of the group, got 6'],
    ['another unit', { ...cpu, Unit: 'Count' }, 'Unit must be Percent for the metric to have data, got Count'],
    ['another statistic', { ...cpu, Statistic: 'Sum' }, 'Statistic must be one of Average, Maximum, Minimum, got Sum'],
    ['a period below its data', { ...cpu, Period: 10 }, 'Period must be at least 60 for this metric, got 10'],
    ['percentiles', { ...cpu, Statistic: null, ExtendedStatistic: 'p90' }, 'percentiles are not modelled'],
    ['metric math', { Metrics: [{ Id: 'a', Expression: '1' }] }, 'metric math is not modelled'],
    ['a band', { ...cpu, ThresholdMetricId: 'a' }, 'anomaly detection is not modelled'],
    ['no threshold', { ...cpu, Threshold: null }, 'Threshold and ComparisonOperator must all be set'],
  ])('fails to run on %s, and says so', (_name, properties, message) => {
    const { actions, findings } = run(properties);

    expect(actions).toEqual([]);
    expect(findings).toContainEqual({ path: 'Resources.High', message: expect.stringContaining(message) });
  });

  test.each<[string, object, string]>([
    ['TreatMissingData', { TreatMissingData: 'Breaching' }, 'got Breaching: taken as missing'],
    ['DatapointsToAlarm', { DatapointsToAlarm: 5 }, 'at most EvaluationPeriods, got 5 and 1: taken as 1'],
    ['EvaluationWindow', { EvaluationWindow: { Type: 'WallClock' } }, 'taken as Sliding, got WallClock'],
    ['WarmUpConfiguration', { WarmUpConfiguration: { WarmUpPeriod: 60 } }, 'evaluated from the start'],
    ['EvaluateLowSampleCountPercentile', { EvaluateLowSampleCountPercentile: 'ignore' }, 'no effect'],
  ])('runs without its %s, and says so', (setting, properties, message) => {
    const { actions, findings } = run({ ...cpu, ...properties });

    const path = `Resources.High.Properties.${setting}`;
    expect(findings).toEqual([{ path, message: expect.stringContaining(message) }]);
    expect(actions).not.toEqual([]);
  });

  test('is evaluated once an hour when it looks at more than a day (rule 6.1)', () => {
    const changesOf = (EvaluationPeriods: number) => {
      const { alarmChanges } = run({ ...cpu, Period: 3600, EvaluationPeriods, DatapointsToAlarm: 1 }, 200);
      return alarmChanges.map(({ at }) => at / 60);
    };

    expect(changesOf(24).slice(0, 3)).toEqual([2, 22, 61]);
    expect(changesOf(25)).toEqual([60]);
  });
});

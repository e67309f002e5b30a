import { Duration, Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { MetricAggregationType } from 'aws-cdk-lib/aws-autoscaling';
import { MathExpression, Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import { CapacityAdjustment, ScalingPolicy, type StepScalingProps } from '../../lib';
import { ALARM, importedWith, POLICY } from './support';

const metricOf = (props: Partial<MetricProps> = {}) =>
  new Metric({ namespace: 'Shop', metricName: 'Load', dimensionsMap: { Site: 'eu' }, ...props });
const step = (props: Partial<StepScalingProps>) => ScalingPolicy.step({ metric: metricOf(), ...props });
const withSteps = (props: Partial<StepScalingProps>) => importedWith(() => step(props));

const above = [
  { threshold: 80, change: 3 },
  { threshold: 60, change: 1 },
];
const below = [
  { threshold: 10, change: -2 },
  { threshold: 20, change: -1 },
];

describe('ScalingPolicy.step', () => {
  test('has a policy and an alarm above, each step up to the next', () => {
    const template = withSteps({ above });

    template.resourceCountIs(POLICY, 1);
    template.hasResourceProperties(POLICY, {
      PolicyType: 'StepScaling',
      AutoScalingGroupName: 'web',
      AdjustmentType: 'ChangeInCapacity',
      Cooldown: Match.absent(),
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 20, MetricIntervalUpperBound: Match.absent(), ScalingAdjustment: 3 },
      ],
    });
    template.hasResourceProperties(ALARM, {
      Namespace: 'Shop',
      MetricName: 'Load',
      Dimensions: [{ Name: 'Site', Value: 'eu' }],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 60,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [{ Ref: Object.keys(template.findResources(POLICY))[0] }],
    });
  });

  test('has a policy and an alarm below, each step down to the next', () => {
    const template = withSteps({ above, below });

    template.resourceCountIs(POLICY, 2);
    template.hasResourceProperties(POLICY, {
      StepAdjustments: [
        { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        { MetricIntervalLowerBound: Match.absent(), MetricIntervalUpperBound: -10, ScalingAdjustment: -2 },
      ],
    });
    template.hasResourceProperties(ALARM, {
      Threshold: 20,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
    });
  });

  test('takes every option', () => {
    const template = withSteps({
      above,
      adjustment: CapacityAdjustment.percentChangeInCapacity({ minAdjustmentMagnitude: 2 }),
      metricAggregationType: MetricAggregationType.MAXIMUM,
      estimatedInstanceWarmup: Duration.minutes(3),
      period: Duration.minutes(5),
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    });

    template.hasResourceProperties(POLICY, {
      AdjustmentType: 'PercentChangeInCapacity',
      MinAdjustmentMagnitude: 2,
      MetricAggregationType: 'Maximum',
      EstimatedInstanceWarmup: 180,
    });
    template.hasResourceProperties(ALARM, { Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  });

  test('sets the capacity itself, also to 0', () => {
    const adjustment = CapacityAdjustment.exactCapacity();

    const template = withSteps({
      adjustment,
      above: [{ threshold: 1, change: 4 }],
      below: [{ threshold: 0, change: 0 }],
    });

    template.hasResourceProperties(POLICY, {
      AdjustmentType: 'ExactCapacity',
      StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: 0 }],
    });
  });

  test('alarms on a percentile, and on metric math', () => {
    withSteps({ metric: metricOf({ statistic: 'p90' }), above }).hasResourceProperties(ALARM, {
      ExtendedStatistic: 'p90',
      Statistic: Match.absent(),
    });
    const metric = new MathExpression({ expression: 'a / 2', usingMetrics: { a: metricOf() } });
    withSteps({ metric, above }).hasResourceProperties(ALARM, {
      Period: Match.absent(),
      Metrics: [
        { Id: 'a', MetricStat: { Metric: { MetricName: 'Load' }, Stat: 'Average', Period: 60 }, ReturnData: false },
        { Id: 'result', Expression: 'a / 2', Period: Match.absent(), ReturnData: true },
      ],
    });
  });

  test('gives a query that no metric goes into a period of its own', () => {
    const metric = new MathExpression({ expression: 'SELECT AVG(Load) FROM Shop', usingMetrics: {} });

    withSteps({ metric, above }).hasResourceProperties(ALARM, {
      Metrics: [{ Id: 'result', Expression: 'SELECT AVG(Load) FROM Shop', Period: 60 }],
    });
  });

  test('tolerates a token as the one threshold', () => {
    const threshold = Token.asNumber(Fn.importValue('threshold'));

    const template = withSteps({ above: [{ threshold, change: 1 }], below: [{ threshold: 5, change: -1 }] });

    template.hasResourceProperties(ALARM, { Threshold: { 'Fn::ImportValue': 'threshold' } });
    expect(() => step({ above: [...above, { threshold, change: 1 }] })).toThrow(
      'thresholds of above must be known at synthesis where there are several',
    );
  });

  const many = Array.from({ length: 21 }, (_, threshold) => ({ threshold, change: 1 }));
  const exact = CapacityAdjustment.exactCapacity();
  const percent = CapacityAdjustment.percentChangeInCapacity();
  const wrong: ReadonlyArray<[what: string, props: Partial<StepScalingProps>, message: string]> = [
    ['no step', {}, 'above or below must have a step, got neither'],
    ['21 steps', { above: many }, 'above must have at most 20 steps, got 21'],
    ['a threshold twice', { below: [below[0]!, below[0]!] }, 'thresholds of below must be different, got 10 twice'],
    [
      'steps that go both ways',
      { above: [above[0]!, { threshold: 1, change: -1 }] },
      'changes of above must all add or all remove, got 3, -1',
    ],
    [
      'sides that overlap',
      { above, below: [{ threshold: 60, change: -1 }] },
      'threshold of below must be lower than that of above, got 60 and 60',
    ],
    [
      'sides that both add',
      { above, below: [{ threshold: 1, change: 1 }] },
      'above and below must not both add or both remove',
    ],
    ['a change of 0', { above: [{ threshold: 1, change: 0 }] }, 'above[0].change must not be 0'],
    ['half an instance', { above: [{ threshold: 1, change: 0.5 }] }, 'above[0].change must be a whole number, got 0.5'],
    [
      'a negative capacity',
      { adjustment: exact, below: [{ threshold: 1, change: -1 }] },
      'below[0].change must be a whole number of at least 0, got -1',
    ],
    [
      'more than all',
      { adjustment: percent, below: [{ threshold: 1, change: -101 }] },
      'below[0].change must be a whole number of at least -100, got -101',
    ],
    ['no threshold', { above: [{ threshold: Number.NaN, change: 1 }] }, 'above[0].threshold must be a number, got NaN'],
    [
      'a period that no alarm has',
      { above, period: Duration.seconds(45) },
      'period must be 10, 20, 30 or a multiple of 60 seconds, got 45',
    ],
    [
      'a look back of more than a day',
      { above, period: Duration.minutes(30), evaluationPeriods: 49 },
      'evaluationPeriods times period must be at most 86400 seconds, got 88200',
    ],
    [
      'a look back of more than a week of hours',
      { above, period: Duration.hours(1), evaluationPeriods: 169 },
      'evaluationPeriods times period must be at most 604800 seconds, got 608400',
    ],
    [
      'a period of less than a second',
      { above, period: Duration.millis(500) },
      'period must be 10, 20, 30 or a multiple of 60 seconds, got 0.5',
    ],
    [
      'more data points than there are',
      { above, evaluationPeriods: 2, datapointsToAlarm: 3 },
      'datapointsToAlarm must be a whole number between 1 and 2, got 3',
    ],
  ];

  test.each(wrong)('fails for %s', (_, props, message) => {
    expect(() => step(props)).toThrow(message);
  });

  test('fails for less than one instance as the least', () => {
    expect(() => CapacityAdjustment.percentChangeInCapacity({ minAdjustmentMagnitude: 0 })).toThrow(
      'CapacityAdjustment.percentChangeInCapacity: minAdjustmentMagnitude must be a whole number of at least 1, got 0',
    );
  });
});

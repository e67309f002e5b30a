import { simulate } from '../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from './support';

const parameters = { alarmSecond: 0 };

/** The alarm that the CDK makes for one side of a step policy. */
function cpuAlarm(side: 'high' | 'low', threshold: number, properties: object = {}): object {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: side === 'high' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
      AlarmActions: [{ Ref: 'Cpu' }],
      ...properties,
    },
  };
}

const stepOut = {
  PolicyType: 'StepScaling',
  AdjustmentType: 'ChangeInCapacity',
  TargetTrackingConfiguration: null,
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
    { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
  ],
};

describe('a step policy', () => {
  test('steps by how far the mean of the period is above the threshold', () => {
    const stack = trackedStack({ min: 2, policy: stepOut, resources: { High: cpuAlarm('high', 70) } });

    const { actions, findings } = simulate({ stack, demand: levels([1, 10], [1.5, 60]), start: 0, parameters });

    expect(findings).toEqual([]);
    // Five minutes at 50 and 75 % have a mean of 70 % when four are at 75 %; the last of them can be read at 15:00.
    expect(actions[0]).toMatchObject({ at: 15 * 60, from: 2, to: 3, reason: expect.stringContaining('threshold 70') });
  });

  test('adds nothing while what it added warms up', () => {
    const group = { DefaultInstanceWarmup: 1800 };
    const stack = trackedStack({ min: 2, group, policy: stepOut, resources: { High: cpuAlarm('high', 70) } });

    const { actions } = simulate({ stack, demand: levels([2, 40]), start: 0, parameters });

    expect(actions.map(({ from, to }) => [from, to])).toEqual([[2, 5]]);
  });

  test('takes away one after the other, each when the last is gone', () => {
    const policy = {
      ...stepOut,
      StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }],
    };
    const stack = trackedStack({ min: 1, desired: 4, policy, resources: { Low: cpuAlarm('low', 20) } });

    const { actions } = simulate({ stack, demand: levels([0.1, 60]), start: 0, parameters });

    expect(actions.map(({ to }) => to)).toEqual([3, 2, 1]);
  });
});

describe('a simple policy', () => {
  test('waits for the cooldown after the launch', () => {
    const policy = {
      PolicyType: null,
      TargetTrackingConfiguration: null,
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
      Cooldown: '600',
    };
    const stack = trackedStack({ min: 1, policy, resources: { High: cpuAlarm('high', 70, { Period: 60 }) } });

    const { actions } = simulate({ stack, demand: levels([9, 40]), start: 0, parameters });

    const [first, second] = actions.map(({ at }) => at);
    // 8 s latency and 18 s launch, then 600 s, then the next full minute.
    expect(second! - first!).toBe(11 * 60);
  });
});

describe('the cooldown of a simple policy after a scale-in', () => {
  test.each([
    ['start of draining', 8 + 300],
    ['end of draining', 8 + 200 + 300],
  ] as const)('begins at the %s if so assumed, whatever else ends before (rule 2.13)', (cooldownStart, seconds) => {
    const simple = { PolicyType: null, TargetTrackingConfiguration: null, AdjustmentType: 'ChangeInCapacity' };
    const schedule = (DesiredCapacity: number, StartTime: string) => ({
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, DesiredCapacity, StartTime },
    });
    const resources = {
      High: cpuAlarm('high', 70, { Period: 60 }),
      Targets: {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: { TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '200' }] },
      },
      In: schedule(2, '1970-01-01T00:10:00Z'),
      Out: schedule(3, '1970-01-01T00:11:00Z'),
    };
    const stack = trackedStack({
      min: 1,
      desired: 3,
      group: { TargetGroupARNs: [{ Ref: 'Targets' }] },
      policy: { ...simple, ScalingAdjustment: 1 },
      resources,
    });

    const { actions } = simulate({
      stack,
      demand: levels([1.5, 10], [9, 40]),
      start: 0,
      parameters: { ...parameters, cooldownStart, launchToInService: 0 },
    });

    const [, , simplyOut] = actions.map(({ at }) => at);
    // The launch that comes between is in service at 668 s; the cooldown of 300 s is from the later of the two.
    expect(simplyOut).toBe(60 * Math.ceil(Math.max(668 + 300, 600 + seconds) / 60));
  });
});

const cpu = { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } };
const ofRequests = { PredefinedMetricType: 'ALBRequestCountPerTarget' };
const foreign = 'app/b/1/targetgroup/other/2';
const tracking = (TargetTrackingConfiguration: object) => ({ TargetTrackingConfiguration });

describe('what is not modelled', () => {
  test.each([
    ['a step policy that no alarm invokes', stepOut, /no alarm that the twin runs invokes it/],
    [
      'a step of half an instance',
      { ...stepOut, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 0.5 }] },
      /its adjustment cannot be read/,
    ],
    ['a policy of a type that there is not', { PolicyType: 'WishfulScaling' }, /WishfulScaling is not modelled/],
    [
      'a metric of its own',
      {
        TargetTrackingConfiguration: {
          TargetValue: 5,
          CustomizedMetricSpecification: { Namespace: 'Mine', MetricName: 'Queue', Statistic: 'Average' },
        },
      },
      /does not know its metric, Mine Queue$/,
    ],
    ['a target of nothing', tracking({ TargetValue: 0, ...cpu }), /TargetValue must be a number above 0, got 0$/],
    ['a policy without a target', tracking(cpu), /TargetValue must be a number above 0, got nothing$/],
    ['a policy without a metric', tracking({ TargetValue: 5 }), /must have a PredefinedMetricSpecification or/],
    [
      'a predefined metric of the network',
      tracking({ TargetValue: 5, PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageNetworkIn' } }),
      /does not know its metric, PredefinedMetricType ASGAverageNetworkIn$/,
    ],
    [
      'a period that AWS does not take',
      tracking({ TargetValue: 5, CustomizedMetricSpecification: { Namespace: 'Mine', Period: 5 } }),
      /Period must be one of 10, 30, 60, got 5$/,
    ],
    [
      'metric math',
      tracking({ TargetValue: 5, CustomizedMetricSpecification: { Metrics: [{ Id: 'a', Expression: '1' }] } }),
      /metric math is not modelled$/,
    ],
    [
      'requests of another target group',
      tracking({ TargetValue: 5, PredefinedMetricSpecification: { ...ofRequests, ResourceLabel: foreign } }),
      /ResourceLabel must name a target group of the group, got app\/b\/1\/targetgroup\/other\/2$/,
    ],
    [
      'requests of a load that is not in requests',
      {
        TargetTrackingConfiguration: {
          TargetValue: 5,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
        },
      },
      /need a load in requests/,
    ],
  ])('%s is a finding and has no effect', (_name, policy, message) => {
    const { actions, findings } = simulate({ stack: trackedStack({ policy }), demand: levels([5, 60]), start: 0 });

    expect(actions).toEqual([]);
    expect(findings).toContainEqual({ path: 'Resources.Cpu', message: expect.stringMatching(message) });
  });
});

describe('target tracking on requests', () => {
  test('sees beyond what CPU can show', () => {
    const policy = {
      TargetTrackingConfiguration: {
        TargetValue: 600,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
      },
    };
    const stack = trackedStack({ policy });

    const { actions } = simulate({
      stack,
      demand: levels([5, 30]),
      start: 0,
      parameters,
      requestsPerCapacity: 1000,
    });

    // 5000 requests a minute at one target, 600 wanted: ceil(8.33) at once.
    expect(actions.map(({ from, to }) => [from, to])).toEqual([[1, 9]]);
  });
});

describe('two target tracking policies', () => {
  const requests = (TargetValue: number) => ({
    Requests: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
          TargetValue,
        },
      },
    },
  });
  const run = (target: number, demand: Float64Array) =>
    simulate({
      stack: trackedStack({ desired: 4, resources: requests(target) }),
      demand,
      start: 0,
      parameters,
      requestsPerCapacity: 1000,
    });

  test('scale in only when both are ready', () => {
    const ready = run(2000, levels([1, 90]));
    const notReady = run(280, levels([1, 90]));

    expect(ready.actions.map(({ to }) => to)).toEqual([3, 2]);
    expect(notReady.actions).toEqual([]);
  });

  test('scale out when one is ready', () => {
    const { actions } = run(100, levels([0.8, 30]));

    expect(actions).toEqual([expect.objectContaining({ to: 8, policy: expect.stringContaining('Requests') })]);
  });
});

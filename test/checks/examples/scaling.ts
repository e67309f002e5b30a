import {
  action,
  balanced,
  customized,
  type Examples,
  group,
  launched,
  metric,
  policy,
  predictive,
  step,
  targetGroup,
  tracking,
} from './resources';

const param = { Ref: 'Parameter' };
const request = (label: unknown) =>
  policy('Requests', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: label },
    },
  });
const labelOf = (targets: string) => ({
  'Fn::Join': ['', ['app/a/1/', { 'Fn::GetAtt': [targets, 'TargetGroupFullName'] }]],
});
const TARGETS = { TargetGroupARNs: [{ Ref: 'Targets' }] };
const notReturned = { ReturnData: false };

const ofQueue = (stat: object = {}, ReturnData = false) => ({
  Id: 'queue',
  MetricStat: {
    Metric: { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' },
    Stat: 'Average',
    ...stat,
  },
  ReturnData,
});
const ofAgent = (Name: string) => ({
  Namespace: 'CWAgent',
  MetricName: 'mem_used_percent',
  Dimensions: [{ Name, Value: 'web' }],
});
const perInstance = { Id: 'e1', Expression: 'queue / 4' };

/** Sizes, policies, schedules and warm-up. */
export const SCALING_EXAMPLES: Examples = {
  'min-above-max': {
    fails: [[group({ MinSize: '5', MaxSize: 3 }), 'MinSize must be at most MaxSize, got 5 and 3']],
    passes: [group({ MinSize: '3', MaxSize: '3' }), group({ MinSize: param }), group({ MaxSize: param })],
  },
  'desired-outside-bounds': {
    fails: [
      [group({ DesiredCapacity: '9' }), 'DesiredCapacity must be between MinSize and MaxSize, got 9, with 1 and 4'],
      [group({ DesiredCapacity: 0 }), 'DesiredCapacity must be between MinSize and MaxSize, got 0, with 1 and 4'],
    ],
    passes: [group({ DesiredCapacity: '4' }), group({ DesiredCapacity: param })],
  },
  'desired-capacity-reset': {
    fails: [
      [
        { ...group({ DesiredCapacity: '2' }), ...tracking('Cpu') },
        'DesiredCapacity must be left out where something scales the group, got 2',
      ],
      [
        { ...group({ DesiredCapacity: param }), ...action('Night', { MinSize: 1, Recurrence: '0 0 * * *' }) },
        'DesiredCapacity must be left out where something scales the group, got a value',
      ],
    ],
    passes: [
      group({ DesiredCapacity: '2' }),
      {
        ...group(
          { DesiredCapacity: '2' },
          { UpdatePolicy: { AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true } } },
        ),
        ...tracking('Cpu'),
      },
      { ...group({ DesiredCapacity: { 'Fn::If': ['First', 2, { Ref: 'AWS::NoValue' }] } }), ...tracking('Cpu') },
    ],
  },
  'fixed-size-with-policy': {
    fails: [
      [
        { ...group({ MinSize: '2', MaxSize: '2' }), ...tracking('Cpu') },
        'MaxSize must be above MinSize for Cpu to have an effect, got 2 for both',
      ],
    ],
    passes: [
      group({ MinSize: '2', MaxSize: '2' }),
      { ...group({ MinSize: '2', MaxSize: '2' }), ...predictive({ Mode: 'ForecastOnly' }) },
      {
        ...group({ MinSize: '2', MaxSize: '2' }),
        ...tracking('Cpu'),
        ...action('Day', { MaxSize: 9, Recurrence: '0 6 * * *' }),
      },
      {
        ...group({ MinSize: '2', MaxSize: '2' }),
        ...tracking('Cpu'),
        ...predictive({ MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 10 }),
      },
    ],
  },
  'zero-instances-have-no-cpu': {
    fails: [
      [
        { ...group({ MinSize: '0' }), ...tracking('Cpu') },
        'MinSize must be at least 1 where only Cpu could scale out, got 0',
      ],
      [
        { ...group({ MinSize: '0' }), ...customized(ofAgent('AutoScalingGroupName')) },
        'MinSize must be at least 1 where only Own could scale out, got 0',
      ],
    ],
    passes: [
      { ...group({ MinSize: '0' }), ...customized(ofAgent('Host')) },
      { ...group({ MinSize: '0' }), ...tracking('Cpu'), ...request('app/a/1/targetgroup/b/2') },
      { ...group({ MinSize: '0' }), ...tracking('Cpu'), ...action('Day', { MinSize: 1, Recurrence: '0 6 * * *' }) },
      group({ MinSize: '0' }),
    ],
  },
  'desired-units-without-requirements': {
    fails: [
      [
        launched(
          {},
          {
            DesiredCapacityType: 'vcpu',
            LaunchTemplate: undefined,
            MixedInstancesPolicy: {
              LaunchTemplate: {
                LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
                Overrides: [{ InstanceType: 'm7g.large' }],
              },
            },
          },
        ),
        'DesiredCapacityType must be units without InstanceRequirements, got vcpu',
      ],
    ],
    passes: [
      launched({ InstanceRequirements: {} }, { DesiredCapacityType: 'vcpu' }),
      group({ DesiredCapacityType: 'vcpu' }),
      launched({}, { DesiredCapacityType: 'units' }),
    ],
  },
  'max-lifetime-range': {
    fails: [[group({ MaxInstanceLifetime: 3600 }), 'MaxInstanceLifetime must be 0 or at least 86400, got 3600']],
    passes: [group({ MaxInstanceLifetime: 0 }), group({ MaxInstanceLifetime: 86_400 })],
  },
  'termination-policy-order': {
    fails: [
      [
        group({ TerminationPolicies: ['Default', 'OldestInstance'] }),
        'TerminationPolicies must have Default at the end, got Default, OldestInstance',
      ],
    ],
    passes: [
      group({ TerminationPolicies: ['OldestInstance', 'Default'] }),
      group({ TerminationPolicies: ['Default'] }),
    ],
  },
  'metric-tracked-twice': {
    fails: [
      [
        { ...group(), ...tracking('Cpu'), ...tracking('OtherCpu') },
        'OtherCpu must follow a metric of its own, got ASGAverageCPUUtilization, as Cpu',
      ],
      [
        { ...group(), ...tracking('Cpu'), ...tracking('OtherCpu', undefined, {}, { Condition: 'Large' }) },
        'OtherCpu must follow a metric of its own, got ASGAverageCPUUtilization, as Cpu',
      ],
    ],
    passes: [
      { ...group(), ...tracking('Cpu'), ...tracking('In', 'ASGAverageNetworkIn') },
      { ...group(), ...request('app/a/1/targetgroup/b/2'), ...tracking('Cpu') },
      {
        ...group(),
        ...tracking('Cpu', undefined, {}, { Condition: 'Small' }),
        ...tracking('OtherCpu', undefined, {}, { Condition: 'Large' }),
      },
      { ...group(), ...tracking('Cpu'), ...tracking('OtherCpu', undefined, { AutoScalingGroupName: 'another' }) },
    ],
  },
  'target-out-of-reach': {
    fails: [150, -5, 0].map((target) => [
      {
        ...group(),
        ...tracking('Cpu', undefined, {
          TargetTrackingConfiguration: {
            TargetValue: target,
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          },
        }),
      },
      `TargetValue must be above 0 and at most 100 for ASGAverageCPUUtilization, got ${target}`,
    ]),
    passes: [
      {
        ...group(),
        ...policy('In', {
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: {
            TargetValue: 5e6,
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageNetworkIn' },
          },
        }),
      },
    ],
  },
  'target-tracking-metric': {
    fails: [
      [
        {
          ...group(),
          ...policy('Cpu', { PolicyType: 'TargetTrackingScaling', TargetTrackingConfiguration: { TargetValue: 60 } }),
        },
        'TargetTrackingConfiguration must have one of PredefinedMetricSpecification and CustomizedMetricSpecification, got none',
      ],
      [
        {
          ...group(),
          ...policy('Cpu', {
            PolicyType: 'TargetTrackingScaling',
            TargetTrackingConfiguration: {
              TargetValue: 60,
              PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
              CustomizedMetricSpecification: { Namespace: 'Shop', MetricName: 'Orders', Statistic: 'Average' },
            },
          }),
        },
        'TargetTrackingConfiguration must have one of PredefinedMetricSpecification and CustomizedMetricSpecification, got both',
      ],
    ],
    passes: [{ ...group(), ...tracking('Cpu') }],
  },
  'request-count-without-label': {
    fails: [
      [{ ...group(), ...request(undefined) }, 'ResourceLabel must be given for ALBRequestCountPerTarget, got none'],
    ],
    passes: [{ ...group(), ...request(labelOf('Elsewhere')) }],
  },
  'request-count-of-other-target-group': {
    fails: [
      [
        {
          ...balanced({ TargetGroupARNs: [{ Ref: 'Targets' }] }),
          ...targetGroup(),
          ...targetGroup({}, 'OtherTargets'),
          ...request(labelOf('OtherTargets')),
        },
        'ResourceLabel must name a target group of Group, got OtherTargets',
      ],
    ],
    passes: [
      { ...balanced({ TargetGroupARNs: [{ Ref: 'Targets' }] }), ...targetGroup(), ...request(labelOf('Targets')) },
      { ...balanced(), ...targetGroup(), ...request(labelOf('Targets')) },
    ],
  },
  'tracked-period': {
    fails: [
      [
        { ...group(), ...customized({ Namespace: 'Shop', MetricName: 'Orders', Statistic: 'Average', Period: 300 }) },
        'Period must be 10, 30 or 60, got 300',
      ],
    ],
    passes: [10, 30, 60, undefined].map((Period) => ({
      ...group(),
      ...customized({ Namespace: 'Shop', MetricName: 'Orders', Statistic: 'Average', Period }),
    })),
  },
  'high-resolution-of-minute-metric': {
    fails: [
      [
        { ...group(), ...customized({ Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Period: 10 }) },
        'Period must be 60 for a metric of AWS/EC2, got 10',
      ],
      [
        { ...group(), ...customized({ Metrics: [ofQueue({ Period: 30 }), perInstance] }) },
        'Period must be 60 for a metric of AWS/SQS, got 30',
      ],
    ],
    passes: [
      { ...group(), ...customized({ Metrics: [ofQueue(), perInstance] }) },
      { ...group(), ...customized({ Namespace: 'CWAgent', MetricName: 'cpu_usage_active', Period: 10 }) },
    ],
  },
  'tracked-expression': {
    fails: [
      [
        { ...group(), ...customized({ Metrics: [metric('m1'), { Id: 'e1', Expression: 'm1 / 2' }] }) },
        'ReturnData must be true, or left out, for one of Metrics, got m1 and e1',
      ],
      [
        { ...group(), ...customized({ Metrics: [metric('m1', notReturned)] }) },
        'ReturnData must be true, or left out, for one of Metrics, got none',
      ],
      [
        { ...group(), ...customized({ Metrics: [{ Id: 'm1' }] }) },
        'm1 must have one of Expression and MetricStat, got none',
      ],
    ],
    passes: [
      { ...group(), ...customized({ Metrics: [metric('m1', notReturned), { Id: 'e1', Expression: 'm1 / 2' }] }) },
      {
        ...group(),
        ...customized({ Metrics: [metric('m1', { ReturnData: param }), { Id: 'e1', Expression: 'm1 / 2' }] }),
      },
    ],
  },
  'metric-not-proportional': {
    fails: [
      [
        { ...group(), ...customized({ Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' }) },
        'MetricName must be of a figure per instance, got AWS/SQS ApproximateNumberOfMessagesVisible',
      ],
      [
        { ...group(), ...customized({ Metrics: [ofQueue({ Stat: 'p90' }, true)] }) },
        'MetricName must be of a figure per instance, got AWS/SQS ApproximateNumberOfMessagesVisible',
      ],
    ],
    passes: [
      { ...group(), ...customized({ Metrics: [ofQueue(), perInstance] }) },
      { ...group(), ...customized({ Namespace: 'Shop', MetricName: 'BacklogPerInstance' }) },
    ],
  },
  'policy-part-missing': {
    fails: [
      [
        {
          ...group(),
          ...tracking('Cpu', undefined, { PolicyType: undefined }),
        },
        'PolicyType SimpleScaling, the default, must come with AdjustmentType and ScalingAdjustment, got none',
      ],
      [
        { ...group(), ...policy('Steps', { PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' }) },
        'PolicyType StepScaling must come with StepAdjustments, got none',
      ],
    ],
    passes: [
      { ...group(), ...policy('Simple', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1, Cooldown: '60' }) },
    ],
  },
  'cooldown-without-effect': {
    fails: [
      [
        { ...group(), ...tracking('Cpu', undefined, { Cooldown: '60' }) },
        'Cooldown must be left out for TargetTrackingScaling, got 60',
      ],
    ],
    passes: [
      { ...group(), ...policy('Simple', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1, Cooldown: '60' }) },
      { ...group(), ...policy('Any', { PolicyType: param, Cooldown: '60' }) },
    ],
  },
  'step-without-bounds': {
    fails: [
      [
        { ...group(), ...step([{ ScalingAdjustment: 1 }]) },
        'MetricIntervalLowerBound or MetricIntervalUpperBound must be given, got none',
      ],
      [
        {
          ...group(),
          ...step([{ MetricIntervalLowerBound: 5, MetricIntervalUpperBound: -5, ScalingAdjustment: 1 }]),
        },
        'MetricIntervalUpperBound must be above MetricIntervalLowerBound, got -5 and 5',
      ],
    ],
    passes: [
      { ...group(), ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]) },
      { ...group(), ...step([{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }]) },
    ],
  },
  'steps-with-gap': {
    fails: [
      [
        {
          ...group(),
          ...step([
            { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
          ]),
        },
        'StepAdjustments must follow each other without a gap, got a step up to 10 and one from 20',
      ],
      [
        {
          ...group(),
          ...step([
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
            { MetricIntervalLowerBound: 5, ScalingAdjustment: 2 },
          ]),
        },
        'StepAdjustments must follow each other without a gap, got a step up to 10 and one from 5',
      ],
    ],
    passes: [
      {
        ...group(),
        ...step([
          { MetricIntervalLowerBound: 10, ScalingAdjustment: 2 },
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
        ]),
      },
      {
        ...group(),
        ...step([
          { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: param, ScalingAdjustment: 1 },
        ]),
      },
    ],
  },
  'steps-without-end': {
    fails: [
      [
        {
          ...group(),
          ...step([{ MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 }]),
        },
        'MetricIntervalUpperBound must be left out for the highest step, got 10',
      ],
      [
        {
          ...group(),
          ...step([{ MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }]),
        },
        'MetricIntervalLowerBound must be left out for the lowest step, got -10',
      ],
    ],
    passes: [
      {
        ...group(),
        ...step([
          { MetricIntervalUpperBound: -10, ScalingAdjustment: -2 },
          { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        ]),
      },
    ],
  },
  'exact-capacity-below-zero': {
    fails: [
      [
        { ...group(), ...policy('Exact', { AdjustmentType: 'ExactCapacity', ScalingAdjustment: -2 }) },
        'ScalingAdjustment must be at least 0 for ExactCapacity, got -2',
      ],
    ],
    passes: [
      { ...group(), ...policy('Exact', { AdjustmentType: 'ExactCapacity', ScalingAdjustment: 0 }) },
      { ...group(), ...policy('Less', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: -2 }) },
    ],
  },
  'min-adjustment-without-percent': {
    fails: [
      [
        { ...group(), ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }], { MinAdjustmentMagnitude: 2 }) },
        'MinAdjustmentMagnitude must be left out for ChangeInCapacity, got 2',
      ],
    ],
    passes: [
      {
        ...group(),
        ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 10 }], {
          AdjustmentType: 'PercentChangeInCapacity',
          MinAdjustmentMagnitude: 2,
        }),
      },
    ],
  },
  'predictive-buffer': {
    fails: [
      [
        { ...group(), ...predictive({ MaxCapacityBuffer: 10 }) },
        'MaxCapacityBuffer must be left out without IncreaseMaxCapacity, got 10',
      ],
      [
        { ...group(), ...predictive({ MaxCapacityBreachBehavior: 'IncreaseMaxCapacity' }) },
        'MaxCapacityBuffer must be given for IncreaseMaxCapacity, got none',
      ],
    ],
    passes: [
      { ...group(), ...predictive({ MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 0 }) },
      { ...group(), ...predictive({ MaxCapacityBreachBehavior: 'HonorMaxCapacity' }) },
    ],
  },
  'predictive-lead-time': {
    fails: [
      [
        { ...group(), ...predictive({ SchedulingBufferTime: 3600 }) },
        'SchedulingBufferTime must be between 0 and 3599, got 3600',
      ],
    ],
    passes: [{ ...group(), ...predictive({ SchedulingBufferTime: 3599 }) }],
  },
  'predictive-metrics': {
    fails: [
      [
        { ...group(), ...predictive({ MetricSpecifications: [pair(), pair()] }) },
        'MetricSpecifications must be one, got 2',
      ],
      [
        {
          ...group(),
          ...predictive({ MetricSpecifications: [{ TargetValue: 60, PredefinedLoadMetricSpecification: {} }] }),
        },
        'MetricSpecifications must have a pair, or a load and a scaling metric, got PredefinedLoadMetricSpecification',
      ],
      [
        {
          ...group(),
          ...predictive({ MetricSpecifications: [{ ...pair(), CustomizedLoadMetricSpecification: {} }] }),
        },
        'MetricSpecifications must have a pair, or a load and a scaling metric, got PredefinedMetricPairSpecification and CustomizedLoadMetricSpecification',
      ],
    ],
    passes: [
      {
        ...group(),
        ...predictive({
          MetricSpecifications: [
            { TargetValue: 60, CustomizedLoadMetricSpecification: {}, PredefinedScalingMetricSpecification: {} },
          ],
        }),
      },
    ],
  },
  'two-active-forecasts': {
    fails: [
      [
        {
          ...group(),
          ...tracking('Cpu'),
          ...predictive({ Mode: 'ForecastAndScale' }),
          ...predictive({ Mode: 'ForecastAndScale' }, 'Another'),
        },
        'Mode must be ForecastAndScale for one policy of Group, got Forecast and Another',
      ],
    ],
    passes: [
      { ...group(), ...tracking('Cpu'), ...predictive({ Mode: 'ForecastAndScale' }), ...predictive({}, 'Another') },
    ],
  },
  'nothing-scales-in': {
    fails: [
      [
        { ...group(), ...predictive({ Mode: 'ForecastAndScale' }) },
        'Group must have a policy that scales in, got Forecast',
      ],
    ],
    passes: [
      { ...group(), ...predictive() },
      { ...group(), ...predictive({ Mode: 'ForecastAndScale' }), ...tracking('Cpu') },
    ],
  },
  'schedule-sizes': {
    fails: [
      [
        { ...group(), ...action('Day', { MinSize: 20, MaxSize: 10, Recurrence: '0 6 * * *' }) },
        'MinSize must be at most MaxSize, got 20 and 10',
      ],
    ],
    passes: [{ ...group(), ...action('Day', { MinSize: 10, MaxSize: 20, Recurrence: '0 6 * * *' }) }],
  },
  'schedule-outside-bounds': {
    fails: [
      [
        { ...group(), ...action('Day', { DesiredCapacity: 9, Recurrence: '0 6 * * *' }) },
        'DesiredCapacity must be at most MaxSize of Group, got 9 and 4',
      ],
      [
        { ...group(), ...action('Night', { MaxSize: 0, Recurrence: '0 6 * * *' }) },
        'MaxSize must be at least MinSize of Group, got 0 and 1',
      ],
    ],
    passes: [
      { ...group(), ...action('Day', { DesiredCapacity: 9, MaxSize: 9, Recurrence: '0 6 * * *' }) },
      {
        ...group(),
        ...action('Day', { DesiredCapacity: 9, Recurrence: '0 6 * * *' }),
        ...action('Before', { MaxSize: 9, Recurrence: '0 5 * * *' }),
      },
    ],
  },
  'schedule-without-size': {
    fails: [
      [
        { ...group(), ...action('Day', { Recurrence: '0 6 * * *' }) },
        'MinSize, MaxSize or DesiredCapacity must be given, got none',
      ],
    ],
    passes: [{ ...group(), ...action('Day', { MinSize: 0, Recurrence: '0 6 * * *' }) }],
  },
  'schedule-at-one-time': {
    fails: [
      [
        {
          ...group(),
          ...action('Sale', { MinSize: 2, StartTime: '2027-01-01T00:00:00Z' }),
          ...action('Year', { MinSize: 3, StartTime: '2027-01-01T00:00:00Z' }),
        },
        'StartTime must be unlike that of Sale, got 2027-01-01T00:00:00Z for both',
      ],
    ],
    passes: [
      {
        ...group(),
        ...action('Sale', { MinSize: 2, StartTime: '2027-01-01T00:00:00Z' }),
        ...action('Year', { MinSize: 3, StartTime: '2027-01-01T00:05:00Z' }),
      },
      {
        ...group(),
        ...action('Sale', { MinSize: 2, StartTime: '2027-01-01T00:00:00Z' }, { Condition: 'Shop' }),
        ...action('Year', { MinSize: 3, StartTime: '2027-01-01T00:00:00Z' }, { Condition: 'Club' }),
      },
    ],
  },
  'schedule-in-any-order': {
    fails: [
      [
        {
          ...group(),
          ...action('Day', { MinSize: 2, Recurrence: '0 6 * * *' }),
          ...action('Work', { MinSize: 3, Recurrence: '0 6 * * *' }),
        },
        'Recurrence must be unlike that of Day, got 0 6 * * * for both',
      ],
    ],
    passes: [
      {
        ...group(),
        ...action('Day', { MinSize: 2, Recurrence: '0 6 * * *' }),
        ...action('Work', { MinSize: 3, Recurrence: '0 6 * * *', TimeZone: 'Europe/Berlin' }),
      },
      {
        ...group(),
        ...action('Day', { MinSize: 2, Recurrence: '0 6 * * *', EndTime: '2027-01-01T00:00:00Z' }),
        ...action('Work', { MinSize: 3, Recurrence: '0 6 * * *', StartTime: '2027-01-01T00:00:00Z' }),
      },
    ],
  },
  'schedule-ends-first': {
    fails: [
      [
        {
          ...group(),
          ...action('Day', {
            MinSize: 2,
            Recurrence: '0 6 * * *',
            StartTime: '2027-02-01T00:00:00Z',
            EndTime: '2027-01-01T00:00:00Z',
          }),
        },
        'EndTime must be after StartTime, got 2027-01-01T00:00:00Z and 2027-02-01T00:00:00Z',
      ],
    ],
    passes: [{ ...group(), ...action('Day', { MinSize: 2, StartTime: '2027-02-01T00:00:00Z', EndTime: param }) }],
  },
  'schedule-recurrence': {
    fails: [
      [
        { ...group(), ...action('Day', { MinSize: 2, Recurrence: 'cron(0 6 * * ? *)' }) },
        'Recurrence must be a cron expression of 5 fields, got cron(0 6 * * ? *)',
      ],
    ],
    passes: [{ ...group(), ...action('Day', { MinSize: 2, Recurrence: '30 0 1 1,6,12 *' }) }],
  },
  'no-default-warm-up': {
    fails: [
      [
        { ...group({ DefaultInstanceWarmup: undefined }), ...tracking('Cpu') },
        'DefaultInstanceWarmup must be given for Cpu, got none',
      ],
    ],
    passes: [
      group({ DefaultInstanceWarmup: undefined }),
      {
        ...group({ DefaultInstanceWarmup: undefined }),
        ...tracking('Cpu', undefined, { EstimatedInstanceWarmup: 90 }),
      },
    ],
  },
  'slow-start-beyond-warm-up': {
    fails: [
      [
        { ...balanced(TARGETS), ...targetGroup({ 'slow_start.duration_seconds': '90' }), ...tracking('Cpu') },
        'DefaultInstanceWarmup must be at least slow_start.duration_seconds of Targets, got 60 and 90',
      ],
    ],
    passes: [
      { ...balanced(TARGETS), ...targetGroup({ 'slow_start.duration_seconds': '60' }), ...tracking('Cpu') },
      { ...balanced(TARGETS), ...targetGroup({ 'slow_start.duration_seconds': '90' }) },
      {
        ...balanced(TARGETS),
        ...targetGroup({ 'slow_start.duration_seconds': '90' }),
        ...tracking('Cpu', undefined, { EstimatedInstanceWarmup: 120 }),
      },
    ],
  },
  'warm-up-range': {
    fails: [
      [group({ DefaultInstanceWarmup: 7200 }), 'DefaultInstanceWarmup must be -1 or between 0 and 3600, got 7200'],
      [
        { ...group(), ...tracking('Cpu', undefined, { EstimatedInstanceWarmup: -1 }) },
        'EstimatedInstanceWarmup must be at least 0, got -1',
      ],
    ],
    passes: [group({ DefaultInstanceWarmup: -1 }), group({ DefaultInstanceWarmup: 3600 })],
  },
};

function pair() {
  return { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' } };
}

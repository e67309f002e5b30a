import fc from 'fast-check';

/** Numbers spread evenly: `fc.double` is even over representable numbers, of which most are next to nothing. */
export const between = (least: number, most: number) =>
  fc.integer({ min: 0, max: 1000 }).map((share) => least + ((most - least) * share) / 1000);

/** A whole number of seconds, now and then none. */
export const seconds = (most: number) =>
  fc.oneof({ arbitrary: fc.constant(0), weight: 1 }, { arbitrary: fc.integer({ min: 1, max: most }), weight: 4 });

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const hooks = fc.array(
  fc.record({
    LifecycleHookName: fc.constantFrom('A', 'B'),
    LifecycleTransition: fc.constantFrom('autoscaling:EC2_INSTANCE_LAUNCHING', 'autoscaling:EC2_INSTANCE_TERMINATING'),
    HeartbeatTimeout: seconds(900),
    DefaultResult: fc.constantFrom('CONTINUE', 'ABANDON'),
  }),
  { maxLength: 2 },
);

const mixedInstances = fc
  .record({ weight: fc.integer({ min: 1, max: 4 }), base: fc.nat(3), percentage: fc.nat(100) })
  .map(({ weight, base, percentage }) => ({
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: String(weight) }],
    },
    InstancesDistribution: { OnDemandBaseCapacity: base, OnDemandPercentageAboveBaseCapacity: percentage },
  }));

const sizes = fc
  .record({ min: fc.nat(4), more: fc.nat(8), desired: fc.nat(12) })
  .map(({ min, more, desired }) => ({ MinSize: min, MaxSize: min + more, DesiredCapacity: desired }));

const groups = fc
  .record({
    sizes,
    DefaultInstanceWarmup: maybe(seconds(900)),
    Cooldown: maybe(seconds(600).map(String)),
    HealthCheckType: maybe(fc.constantFrom('EC2', 'ELB', 'EBS,ELB')),
    HealthCheckGracePeriod: maybe(seconds(600)),
    MaxInstanceLifetime: maybe(fc.integer({ min: 60, max: 7200 })),
    NewInstancesProtectedFromScaleIn: maybe(fc.boolean()),
    InstanceMaintenancePolicy: maybe(fc.constant({ MinHealthyPercentage: 100, MaxHealthyPercentage: 110 })),
    MixedInstancesPolicy: maybe(mixedInstances),
    LifecycleHookSpecificationList: maybe(hooks),
    TargetGroupARNs: maybe(fc.constant([{ Ref: 'Targets' }])),
    AvailabilityZones: fc.subarray(['us-east-1a', 'us-east-1b', 'us-east-1c'], { minLength: 1 }),
  })
  .map(({ sizes: own, ...properties }) => ({
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      ...own,
      ...properties,
      ...(properties.MixedInstancesPolicy === undefined && {
        LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      }),
    },
  }));

const targetGroups = fc
  .record({ delay: seconds(400), slowStart: seconds(300), crossZone: fc.boolean(), interval: seconds(30) })
  .map(({ delay, slowStart, crossZone, interval }) => ({
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      Protocol: 'HTTP',
      HealthCheckIntervalSeconds: interval,
      TargetGroupAttributes: Object.entries({
        'deregistration_delay.timeout_seconds': delay,
        'slow_start.duration_seconds': slowStart,
        'load_balancing.cross_zone.enabled': crossZone,
      }).map(([Key, value]) => ({ Key, Value: String(value) })),
    },
  }));

const pools = fc
  .record({
    MinSize: fc.nat(3),
    MaxGroupPreparedCapacity: fc.integer({ min: -1, max: 8 }),
    PoolState: fc.constantFrom('Stopped', 'Running', 'Hibernated'),
    InstanceReusePolicy: fc.record({ ReuseOnScaleIn: fc.boolean() }),
  })
  .map((properties) => ({ Type: 'AWS::AutoScaling::WarmPool', Properties: attached(properties) }));

const metricOf = (MetricName: string, Namespace: string, Period: number) => ({
  MetricName,
  Namespace,
  Period,
  Statistic: 'Average',
  Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
});

const targets = fc.oneof(
  fc.constant({ PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } }),
  fc.constantFrom(10, 30, 60).map((period) => ({
    CustomizedMetricSpecification: metricOf('cpu_usage_active', 'CWAgent', period),
  })),
  fc.constant({
    PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
    TargetValue: 600,
  }),
);

const trackers = fc
  .record({ target: targets, TargetValue: fc.integer({ min: 20, max: 90 }), DisableScaleIn: maybe(fc.boolean()) })
  .map(({ target, ...configuration }) => ({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: { ...configuration, ...target },
  }));

const adjustments = fc.record({
  AdjustmentType: fc.constantFrom('ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'),
  ScalingAdjustment: fc.integer({ min: -60, max: 60 }),
});

const stepping = fc.oneof(
  adjustments.map((adjustment) => ({ PolicyType: 'SimpleScaling', ...adjustment })),
  adjustments.map(({ AdjustmentType, ScalingAdjustment }) => ({
    PolicyType: 'StepScaling',
    AdjustmentType,
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, ScalingAdjustment },
      { MetricIntervalUpperBound: 0, ScalingAdjustment },
    ],
  })),
);

const alarms = fc
  .record({
    period: fc.constantFrom(10, 60, 300),
    agent: fc.boolean(),
    Threshold: fc.integer({ min: 5, max: 95 }),
    EvaluationPeriods: fc.integer({ min: 1, max: 4 }),
    ComparisonOperator: fc.constantFrom('GreaterThanThreshold', 'LessThanOrEqualToThreshold'),
    TreatMissingData: maybe(fc.constantFrom('breaching', 'notBreaching', 'ignore', 'missing')),
  })
  .map(({ period, agent, ...properties }) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...properties,
      ...(agent ? metricOf('cpu_usage_active', 'CWAgent', period) : metricOf('CPUUtilization', 'AWS/EC2', period)),
      AlarmActions: [{ Ref: 'Stepping' }],
    },
  }));

const predictions = fc
  .record({ TargetValue: fc.integer({ min: 20, max: 90 }), increases: fc.boolean(), buffer: seconds(3599) })
  .map(({ TargetValue, increases, buffer }) => ({
    PolicyType: 'PredictiveScaling',
    PredictiveScalingConfiguration: {
      Mode: 'ForecastAndScale',
      SchedulingBufferTime: buffer,
      MetricSpecifications: [
        { TargetValue, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' } },
      ],
      ...(increases && { MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 10 }),
    },
  }));

const schedules = fc
  .record({
    MinSize: maybe(fc.nat(6)),
    MaxSize: maybe(fc.nat(12)),
    DesiredCapacity: maybe(fc.nat(12)),
    minute: fc.nat(59),
  })
  .map(({ minute, ...properties }) => ({
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: attached({ ...properties, Recurrence: `${minute} * * * *` }),
  }));

/** A template with some of everything that is modelled, often more of it than AWS would take. */
export const anyTemplate = fc
  .record({
    Group: groups,
    monitored: fc.boolean(),
    Targets: targetGroups,
    Pool: maybe(pools),
    Tracking: maybe(trackers),
    OtherTracking: maybe(trackers),
    Stepping: maybe(stepping),
    High: maybe(alarms),
    Low: maybe(alarms),
    Forecast: maybe(predictions),
    Schedule: maybe(schedules),
  })
  .map(({ monitored, Tracking, OtherTracking, Stepping, Forecast, ...resources }) => ({
    Resources: present({
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { InstanceType: 'm7g.medium', Monitoring: { Enabled: monitored } } },
      },
      ...resources,
      Tracking: Tracking && policy(Tracking),
      OtherTracking: OtherTracking && policy(OtherTracking),
      Stepping: Stepping && policy(Stepping),
      Forecast: Forecast && policy(Forecast),
    }),
  }));

function attached(properties: object): object {
  return { AutoScalingGroupName: { Ref: 'Group' }, ...properties };
}

function policy(properties: object): object {
  return { Type: 'AWS::AutoScaling::ScalingPolicy', Properties: attached(properties) };
}

/** Without the resources that there are not. */
function present(resources: object): object {
  return Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource !== undefined));
}

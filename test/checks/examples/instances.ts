import {
  action,
  alarm,
  balanced,
  type Examples,
  group,
  hook,
  launched,
  metric,
  mixed,
  policy,
  refresh,
  replacing,
  rolling,
  step,
  targetGroup,
  tracking,
  warmPool,
} from './resources';

const LAUNCHING = 'autoscaling:EC2_INSTANCE_LAUNCHING';
const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';
const param = { Ref: 'Parameter' };
const inline = (LifecycleTransition: string, more: object = {}) => ({
  LifecycleHookSpecificationList: [{ LifecycleHookName: 'ready', LifecycleTransition, ...more }],
});
const RETAIN = { InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } } };
const RESERVED = ['on-demand-capacity-reservation', 'on-demand'];
const segments = (...types: readonly string[][]) => ({
  DistributionSegments: types.map((TargetCapacityTypes) => ({ TargetCapacityTypes })),
});
const TYPES = [{ InstanceType: 'm7g.large' }, { InstanceType: 'm6g.large' }];
const many = (count: number, of: (index: number) => object) =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => of(index)));
const list = (count: number, of: (index: number) => unknown) => Array.from({ length: count }, (_, index) => of(index));
const FILL_RESERVATIONS = {
  AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'reservations-then-balanced' },
};
const RESERVATION = {
  CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationIds: ['cr-1'] } },
};
const SPOT = { InstanceMarketOptions: { MarketType: 'spot' } };
const NEWEST = '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}';
const forwarding = (Weight: unknown) => ({
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'arn:tg', Weight }] } }],
    },
  },
});

/** Hooks, health, deployments, and what is launched. */
export const INSTANCE_EXAMPLES: Examples = {
  'heartbeat-range': {
    fails: [
      [
        { ...group(), ...hook('Drain', { LifecycleTransition: TERMINATING, HeartbeatTimeout: 5 }) },
        'HeartbeatTimeout must be between 30 and 7200, got 5',
      ],
      [
        group(inline(LAUNCHING, { HeartbeatTimeout: 10_000 })),
        'HeartbeatTimeout must be between 30 and 7200, got 10000',
      ],
    ],
    passes: [
      { ...group(), ...hook('Drain', { LifecycleTransition: TERMINATING, HeartbeatTimeout: param }) },
      group(inline(LAUNCHING, { HeartbeatTimeout: 7200 })),
    ],
  },
  'hook-misses-first-instances': {
    fails: [
      [
        { ...group(), ...hook('Ready', { LifecycleTransition: LAUNCHING }) },
        'Ready must be in LifecycleHookSpecificationList of Group, got a resource of its own',
      ],
    ],
    passes: [
      group(inline(LAUNCHING)),
      { ...group(), ...hook('Drain', { LifecycleTransition: TERMINATING }) },
      { ...group({ MinSize: '0' }), ...hook('Ready', { LifecycleTransition: LAUNCHING }) },
      { ...group(), ...hook('Ready', { LifecycleTransition: LAUNCHING, AutoScalingGroupName: 'another' }) },
    ],
  },
  'retention-without-hook': {
    fails: [
      [
        group(RETAIN),
        'TerminateHookAbandon must come with a hook on autoscaling:EC2_INSTANCE_TERMINATING, got retain without one',
      ],
      [
        group({ ...RETAIN, ...inline(LAUNCHING) }),
        'TerminateHookAbandon must come with a hook on autoscaling:EC2_INSTANCE_TERMINATING, got retain without one',
      ],
    ],
    passes: [
      group({ ...RETAIN, ...inline(TERMINATING) }),
      { ...group(RETAIN), ...hook('Drain', { LifecycleTransition: TERMINATING }) },
      group({ InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'terminate' } } }),
    ],
  },
  'load-balancer-health-ignored': {
    fails: [
      [
        balanced({ HealthCheckType: undefined }),
        'HealthCheckType must name ELB where TargetGroupARNs are given, got none',
      ],
      [
        balanced({ HealthCheckType: 'EC2,EBS' }),
        'HealthCheckType must name ELB where TargetGroupARNs are given, got EC2,EBS',
      ],
    ],
    passes: [balanced(), balanced({ HealthCheckType: 'EBS,ELB' }), group(), balanced({ HealthCheckType: param })],
  },
  'load-balancer-health-without-load-balancer': {
    fails: [
      [
        group({ HealthCheckType: 'ELB', HealthCheckGracePeriod: 60 }),
        'HealthCheckType must name ELB with TargetGroupARNs only, got ELB without',
      ],
    ],
    passes: [
      balanced(),
      group({ HealthCheckType: 'ELB', TargetGroupARNs: param }),
      group({ HealthCheckType: 'ELB', TrafficSources: [{ Type: 'elbv2', Identifier: 'arn:tg' }] }),
    ],
  },
  'no-grace-period': {
    fails: [
      [
        balanced({ HealthCheckGracePeriod: undefined }),
        'HealthCheckGracePeriod must be given for HealthCheckType ELB, got none',
      ],
    ],
    passes: [
      balanced({ HealthCheckGracePeriod: 0 }),
      balanced({ HealthCheckGracePeriod: undefined, ...inline(LAUNCHING) }),
    ],
  },
  'rolling-update-empties-group': {
    fails: [
      [
        group({}, rolling({ SuspendProcesses: ['AZRebalance'] })),
        'MinInstancesInService must be at least 1 where MaxBatchSize is 1 and MinSize 1, got 0',
      ],
    ],
    passes: [
      group({}, rolling({ MinInstancesInService: 1 })),
      group({}, rolling({ MinActiveInstancesPercent: 50 })),
      group({ MinSize: '3' }, rolling({ MaxBatchSize: 2 })),
      group({ MinSize: '0' }, rolling({})),
      group({}, replacing),
    ],
  },
  'rolling-update-without-room': {
    fails: [
      [group({}, rolling({ MinInstancesInService: 4 })), 'MinInstancesInService must be below MaxSize, got 4 and 4'],
    ],
    passes: [group({}, rolling({ MinInstancesInService: 3 })), group({}, rolling({ MinInstancesInService: param }))],
  },
  'rolling-update-suspends-itself': {
    fails: [
      [
        balanced({}, rolling({ MinInstancesInService: 1, SuspendProcesses: ['Launch', 'AddToLoadBalancer'] })),
        'SuspendProcesses must leave Launch and Terminate and AddToLoadBalancer on, got Launch and AddToLoadBalancer',
      ],
    ],
    passes: [
      group(
        {},
        rolling({
          MinInstancesInService: 1,
          SuspendProcesses: ['HealthCheck', 'ReplaceUnhealthy', 'AZRebalance', 'AlarmNotification', 'ScheduledActions'],
        }),
      ),
      group({}, rolling({ MinInstancesInService: 1, SuspendProcesses: ['AddToLoadBalancer'] })),
    ],
  },
  'rolling-update-signals': {
    fails: [
      [
        group({}, rolling({ MinInstancesInService: 1, MinSuccessfulInstancesPercent: 50 })),
        'WaitOnResourceSignals must be true for MinSuccessfulInstancesPercent 50, got false',
      ],
      [
        group({}, rolling({ MinInstancesInService: 1, PauseTime: 'PT90M' })),
        'PauseTime must be at most PT1H, got PT90M',
      ],
    ],
    passes: [
      group({}, rolling({ MinInstancesInService: 1, MinSuccessfulInstancesPercent: 50, WaitOnResourceSignals: true })),
      group({}, rolling({ MinInstancesInService: 1, PauseTime: 'PT1H' })),
    ],
  },
  'rolling-update-and-refresh': {
    fails: [
      [
        group(
          {},
          {
            UpdatePolicy: {
              AutoScalingRollingUpdate: { MinInstancesInService: 1 },
              AutoScalingInstanceRefresh: { Strategy: 'Rolling' },
            },
          },
        ),
        'UpdatePolicy must have AutoScalingRollingUpdate or AutoScalingInstanceRefresh, got both',
      ],
    ],
    passes: [group({}, refresh({}))],
  },
  'replacement-of-protected-group': {
    fails: [
      [
        group({ DeletionProtection: 'prevent-all-deletion' }, replacing),
        'DeletionProtection must not be prevent-all-deletion where WillReplace is true, got both',
      ],
    ],
    passes: [
      group({ DeletionProtection: 'prevent-force-deletion' }, replacing),
      group({ DeletionProtection: 'prevent-all-deletion' }, refresh({})),
    ],
  },
  'new-image-replaces-group': {
    fails: [
      [
        launched({ ImageId: { Ref: 'NewestImage' } }, {}, replacing),
        'WillReplace must not be true where ImageId follows /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64, got true',
      ],
    ],
    passes: [
      launched({ ImageId: { Ref: 'NewestImage' } }, {}, refresh({})),
      launched({ ImageId: NEWEST }, {}, replacing),
      launched({ ImageId: 'ami-12345678' }, {}, replacing),
    ],
  },
  'root-volume-without-image': {
    fails: [
      [
        mixed(
          [{ InstanceType: 'm7g.large', ImageId: 'ami-1' }, { InstanceType: 'm6g.large' }],
          undefined,
          {},
          refresh({}, 'ReplaceRootVolume'),
        ),
        'ImageId must be in every override for ReplaceRootVolume, got 1 of 2 without',
      ],
    ],
    passes: [
      mixed([{ InstanceType: 'm7g.large', ImageId: 'ami-1' }], undefined, {}, refresh({}, 'ReplaceRootVolume')),
      mixed(TYPES, undefined, {}, refresh({})),
      launched({}, {}, refresh({}, 'ReplaceRootVolume')),
    ],
  },
  'maintenance-range': {
    fails: [
      [
        group({ InstanceMaintenancePolicy: { MinHealthyPercentage: 50, MaxHealthyPercentage: 200 } }),
        'MaxHealthyPercentage must be at most 100 above MinHealthyPercentage, got 200 and 50',
      ],
      [
        group({}, refresh({ MinHealthyPercentage: 110 })),
        'MinHealthyPercentage must be -1 or between 0 and 100, got 110',
      ],
      [
        group({}, refresh({ MaxHealthyPercentage: 110 })),
        'MinHealthyPercentage must be given with MaxHealthyPercentage, got 110 alone',
      ],
    ],
    passes: [
      group({ InstanceMaintenancePolicy: { MinHealthyPercentage: -1, MaxHealthyPercentage: -1 } }),
      group({ InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 } }),
      group({}, refresh({ MinHealthyPercentage: 90 })),
    ],
  },
  'refresh-checkpoints': {
    fails: [
      [
        group({}, refresh({ CheckpointPercentages: [50, 20] })),
        'CheckpointPercentages must ascend between 1 and 100, got 50, 20',
      ],
      [group({}, refresh({ BakeTime: 200_000 })), 'BakeTime must be between 0 and 172800, got 200000'],
      [
        group({}, refresh({ AlarmSpecification: { Alarms: list(11, (index) => `a${index}`) } })),
        'Alarms must be at most 10, got 11',
      ],
    ],
    passes: [group({}, refresh({ CheckpointPercentages: [20, 100], CheckpointDelay: 600, BakeTime: 600 }))],
  },
  'reservations-without-target': {
    fails: [
      [
        launched({}, FILL_RESERVATIONS),
        'CapacityReservationTarget must be given for reservations-then-balanced, got none in Group and Template',
      ],
    ],
    passes: [
      group(FILL_RESERVATIONS),
      launched({}, { ...FILL_RESERVATIONS, ...RESERVATION }),
      launched(RESERVATION, FILL_RESERVATIONS),
      launched({}, { AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' } }),
    ],
  },
  'launch-sources': {
    fails: [
      [
        group({ LaunchTemplate: undefined }),
        'one of LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName, InstanceId must be given, got none',
      ],
      [
        mixed(TYPES, undefined, { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } }),
        'one of LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName, InstanceId must be given, got LaunchTemplate and MixedInstancesPolicy',
      ],
    ],
    passes: [group(), mixed(TYPES), group({ LaunchTemplate: { 'Fn::If': ['Mixed', { Ref: 'AWS::NoValue' }, {}] } })],
  },
  'launch-configuration': {
    fails: [
      [
        group({ LaunchTemplate: undefined, LaunchConfigurationName: 'web' }),
        'LaunchTemplate must be given rather than LaunchConfigurationName, got web',
      ],
    ],
    passes: [group()],
  },
  'floating-launch-template-version': {
    fails: [
      [
        group({ LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '$Latest' } }),
        'Version must be a number or the attribute LatestVersionNumber, got $Latest',
      ],
    ],
    passes: [launched()],
  },
  'basic-monitoring-with-cpu-policy': {
    fails: [
      [
        { ...launched({ Monitoring: { Enabled: false } }), ...tracking('Cpu') },
        'Monitoring.Enabled must be true for Cpu, got false',
      ],
      [
        { ...launched({ Monitoring: undefined }), ...tracking('Cpu') },
        'Monitoring.Enabled must be true for Cpu, got none',
      ],
    ],
    passes: [
      { ...launched(), ...tracking('Cpu') },
      launched({ Monitoring: { Enabled: false } }),
      { ...launched({ Monitoring: { Enabled: param } }), ...tracking('Cpu') },
    ],
  },
  'metadata-without-token': {
    fails: [
      [launched({ MetadataOptions: undefined }), 'HttpTokens must be required, got none'],
      [launched({ MetadataOptions: { HttpTokens: 'optional' } }), 'HttpTokens must be required, got optional'],
    ],
    passes: [launched(), launched({ MetadataOptions: { HttpEndpoint: 'disabled' } })],
  },
  'unencrypted-volume': {
    fails: [
      [
        launched({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8 } }] }),
        'Encrypted must be true for /dev/xvda, got none',
      ],
      [
        launched({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, Encrypted: false } }] }),
        'Encrypted must be true for /dev/xvda, got false',
      ],
    ],
    passes: [
      launched({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, Encrypted: true } }] }),
      launched({ BlockDeviceMappings: [{ DeviceName: '/dev/xvdb', Ebs: { SnapshotId: 'snap-1' } }] }),
      launched({ BlockDeviceMappings: [{ DeviceName: '/dev/xvdb', NoDevice: '' }] }),
    ],
  },
  'public-instances': {
    fails: [
      [
        launched({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }] }),
        'AssociatePublicIpAddress must not be true, got true',
      ],
    ],
    passes: [launched({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] })],
  },
  'weights-of-some': {
    fails: [
      [
        mixed([{ InstanceType: 'm7g.large', WeightedCapacity: '2' }, { InstanceType: 'm6g.large' }]),
        'WeightedCapacity must be given for all of Overrides or none, got 1 of 2',
      ],
    ],
    passes: [mixed(TYPES), mixed(TYPES.map((type) => ({ ...type, WeightedCapacity: '2' })))],
  },
  'weight-range': {
    fails: [
      [
        mixed([{ InstanceType: 'm7g.large', WeightedCapacity: '1000' }]),
        'WeightedCapacity must be between 1 and 999, got 1000',
      ],
    ],
    passes: [mixed([{ InstanceType: 'm7g.large', WeightedCapacity: '999' }])],
  },
  'type-and-requirements': {
    fails: [
      [
        mixed([{ InstanceType: 'm7g.large', InstanceRequirements: { VCpuCount: { Min: 2 } } }]),
        'Overrides must have InstanceType or InstanceRequirements, got m7g.large and requirements',
      ],
    ],
    passes: [mixed([{ InstanceRequirements: { VCpuCount: { Min: 2 } } }])],
  },
  'priority-without-order': {
    fails: [
      [
        mixed([{ InstanceRequirements: {} }], { OnDemandAllocationStrategy: 'prioritized' }),
        'OnDemandAllocationStrategy must not be prioritized with InstanceRequirements, got both',
      ],
    ],
    passes: [
      mixed([{ InstanceRequirements: {} }], { OnDemandAllocationStrategy: 'lowest-price' }),
      mixed(TYPES, { OnDemandAllocationStrategy: 'prioritized' }),
    ],
  },
  'spot-pools': {
    fails: [
      [
        mixed(TYPES, { SpotAllocationStrategy: 'price-capacity-optimized', SpotInstancePools: 3 }),
        'SpotInstancePools must be left out for price-capacity-optimized, got 3',
      ],
      [mixed(TYPES, { SpotInstancePools: 30 }), 'SpotInstancePools must be between 1 and 20, got 30'],
    ],
    passes: [mixed(TYPES, { SpotAllocationStrategy: 'lowest-price', SpotInstancePools: 3 })],
  },
  'on-demand-share': {
    fails: [
      [
        mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 120 }),
        'OnDemandPercentageAboveBaseCapacity must be between 0 and 100, got 120',
      ],
      [mixed(TYPES, { OnDemandBaseCapacity: -1 }), 'OnDemandBaseCapacity must be at least 0, got -1'],
    ],
    passes: [mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 0, OnDemandBaseCapacity: 2 })],
  },
  'too-many-instance-types': {
    fails: [
      [
        mixed(list(41, (index) => ({ InstanceType: `m${index}.large` })) as object[]),
        'Overrides must have at most 40 instance types, got 41',
      ],
    ],
    passes: [mixed(list(40, (index) => ({ InstanceType: `m${index}.large` })) as object[])],
  },
  'spot-template-in-mixed-group': {
    fails: [
      [
        {
          ...mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 0 }),
          Template: launched(SPOT).Template!,
        },
        'MarketType of Template must be left out in a mixed group, got spot',
      ],
    ],
    passes: [launched(SPOT), mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 0 })],
  },
  segments: {
    fails: [
      [mixed(TYPES, segments(RESERVED, RESERVED)), 'DistributionSegments must be one, got 2'],
      [
        mixed(TYPES, segments(['on-demand', 'capacity-block'])),
        'TargetCapacityTypes must be of on-demand-capacity-reservation, capacity-block, interruptible-capacity-reservation, and on-demand at the end, got on-demand, capacity-block',
      ],
      [
        mixed(TYPES, { ...segments(RESERVED), OnDemandAllocationStrategy: 'lowest-price' }),
        'OnDemandAllocationStrategy must be prioritized with DistributionSegments, got lowest-price',
      ],
      [
        mixed(TYPES, segments(RESERVED), {
          CapacityReservationSpecification: { CapacityReservationPreference: 'capacity-reservations-only' },
        }),
        'CapacityReservationPreference must be default with DistributionSegments, got capacity-reservations-only',
      ],
      [
        mixed(TYPES, { ...segments(RESERVED), OnDemandBaseCapacity: 2 }),
        'OnDemandBaseCapacity must be left out with DistributionSegments, got 2',
      ],
    ],
    passes: [
      mixed(TYPES, { ...segments(RESERVED), OnDemandAllocationStrategy: 'prioritized' }),
      mixed(TYPES, segments(['capacity-block'])),
      mixed(TYPES, { DistributionSegments: [], OnDemandBaseCapacity: 2 }),
    ],
  },
  'rebalance-without-spot': {
    fails: [
      [
        mixed(TYPES, undefined, { CapacityRebalance: true }),
        'CapacityRebalance must come with Spot Instances, got true with On-Demand alone',
      ],
      [
        launched({}, { CapacityRebalance: true }),
        'CapacityRebalance must come with Spot Instances, got true with On-Demand alone',
      ],
    ],
    passes: [
      mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 50 }, { CapacityRebalance: true }),
      launched(SPOT, { CapacityRebalance: true }),
      group({ CapacityRebalance: true }),
    ],
  },
  'warm-pool-beside': {
    fails: [
      [
        { ...mixed(TYPES, { OnDemandPercentageAboveBaseCapacity: 50 }, inline(LAUNCHING)), ...warmPool('Pool', {}) },
        'Pool must be of a group without Spot Instances, got Group',
      ],
      [
        {
          ...mixed([{ InstanceType: 'm7g.large', WeightedCapacity: '2' }], undefined, inline(LAUNCHING)),
          ...warmPool('Pool', {}),
        },
        'Pool must be of a group without WeightedCapacity, got Group',
      ],
      [
        { ...mixed(TYPES, segments(RESERVED), inline(LAUNCHING)), ...warmPool('Pool', {}) },
        'Pool must be of a group without DistributionSegments, got Group',
      ],
    ],
    passes: [{ ...mixed(TYPES, undefined, inline(LAUNCHING)), ...warmPool('Pool', {}) }],
  },
  'warm-pool-without-hook': {
    fails: [
      [
        { ...group(), ...warmPool('Pool', {}) },
        'PoolState Stopped must come with a hook on launches of Group, got none',
      ],
    ],
    passes: [
      { ...group(inline(LAUNCHING)), ...warmPool('Pool', {}) },
      { ...group(), ...warmPool('Pool', { PoolState: 'Running' }) },
    ],
  },
  'warm-pool-always-empty': {
    fails: [
      [
        { ...group(), ...warmPool('Pool', { PoolState: 'Running', MaxGroupPreparedCapacity: 1 }) },
        'MaxGroupPreparedCapacity must be above MinSize of the group, got 1 and 1',
      ],
      [
        { ...group({ MaxSize: '1' }), ...warmPool('Pool', { PoolState: 'Running' }) },
        'MaxSize must be above MinSize of the group, got 1 and 1',
      ],
    ],
    passes: [
      { ...group(), ...warmPool('Pool', { PoolState: 'Running', MaxGroupPreparedCapacity: 2 }) },
      { ...group(), ...warmPool('Pool', { PoolState: 'Running', MaxGroupPreparedCapacity: 1, MinSize: 1 }) },
      { ...group(), ...warmPool('Pool', { PoolState: 'Running', MaxGroupPreparedCapacity: -1 }) },
    ],
  },
  'hibernation-not-prepared': {
    fails: [
      [
        { ...launched({}, inline(LAUNCHING)), ...warmPool('Pool', { PoolState: 'Hibernated' }) },
        'HibernationOptions.Configured of Template must be true for Hibernated, got none',
      ],
    ],
    passes: [
      {
        ...launched({ HibernationOptions: { Configured: true } }, inline(LAUNCHING)),
        ...warmPool('Pool', { PoolState: 'Hibernated' }),
      },
      { ...group(inline(LAUNCHING)), ...warmPool('Pool', { PoolState: 'Hibernated' }) },
    ],
  },
  'alarm-expression': {
    fails: [
      [
        alarm({ Metrics: [metric('m1'), { Id: 'e1', Expression: 'm1 / 2' }] }),
        'ReturnData must be true, or left out, for one of Metrics, got m1 and e1',
      ],
    ],
    passes: [alarm({ Metrics: [metric('m1', { ReturnData: false }), { Id: 'e1', Expression: 'm1 / 2' }] }), alarm()],
  },
  'alarm-period': {
    fails: [
      [alarm({ Period: 45 }), 'Period must be 10, 20, 30 or a multiple of 60, got 45'],
      [
        alarm({ Metrics: [{ Id: 'm1', MetricStat: { Period: 90 } }] }),
        'Period must be 10, 20, 30 or a multiple of 60, got 90',
      ],
    ],
    passes: [alarm({ Period: 20 }), alarm({ Period: 300 }), alarm({ Period: param })],
  },
  'alarm-window': {
    fails: [
      [
        alarm({ Period: 300, EvaluationPeriods: 300 }),
        'EvaluationPeriods times Period must be at most 86400 seconds, got 300 times 300',
      ],
      [
        alarm({ Period: 86_400, EvaluationPeriods: 8 }),
        'EvaluationPeriods times Period must be at most 604800 seconds, got 8 times 86400',
      ],
    ],
    passes: [alarm({ Period: 3600, EvaluationPeriods: 168 }), alarm({ Period: 60, EvaluationPeriods: 1440 })],
  },
  'alarm-datapoints': {
    fails: [[alarm({ DatapointsToAlarm: 4 }), 'DatapointsToAlarm must be at most EvaluationPeriods, got 4 and 3']],
    passes: [alarm({ DatapointsToAlarm: 3 })],
  },
  'alarm-metrics': {
    fails: [
      [
        alarm({ Metrics: list(11, (index) => metric(`m${index}`, { ReturnData: index === 0 })) }),
        'Metrics must have at most 10 metrics, got 11',
      ],
      [
        alarm({ Metrics: [metric('m1'), { Id: 'm2', MetricStat: { Period: 300 }, ReturnData: false }] }),
        'Period must be the same for all of Metrics, got 60 and 300',
      ],
    ],
    passes: [alarm({ Metrics: [metric('m1'), metric('m2', { ReturnData: false })] })],
  },
  'composite-alarm-scales': {
    fails: [
      [
        {
          ...group(),
          ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]),
          ...alarm({ AlarmRule: 'TRUE', AlarmActions: [{ Ref: 'Steps' }] }, 'CompositeAlarm'),
        },
        'AlarmActions must not be a scaling policy, got Steps',
      ],
    ],
    passes: [alarm({ AlarmRule: 'TRUE', AlarmActions: [{ Ref: 'Topic' }] }, 'CompositeAlarm')],
  },
  'alarm-of-target-tracking': {
    fails: [
      [
        { ...group(), ...tracking('Cpu'), ...alarm({ AlarmActions: [{ Ref: 'Cpu' }] }) },
        'AlarmActions must not be a policy of TargetTrackingScaling, got Cpu',
      ],
    ],
    passes: [
      {
        ...group(),
        ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]),
        ...alarm({ AlarmActions: [{ Ref: 'Steps' }] }),
      },
    ],
  },
  'slow-start-algorithm': {
    fails: [
      [
        targetGroup({
          'slow_start.duration_seconds': '30',
          'load_balancing.algorithm.type': 'least_outstanding_requests',
        }),
        'slow_start.duration_seconds must be 0 for least_outstanding_requests, got 30',
      ],
    ],
    passes: [
      targetGroup({ 'slow_start.duration_seconds': '30' }),
      targetGroup({ 'slow_start.duration_seconds': '30', 'load_balancing.algorithm.type': param }),
      targetGroup({ 'slow_start.duration_seconds': '0', 'load_balancing.algorithm.type': 'weighted_random' }),
    ],
  },
  'slow-start-range': {
    fails: [
      [
        targetGroup({ 'slow_start.duration_seconds': '10' }),
        'slow_start.duration_seconds must be 0 or between 30 and 900, got 10',
      ],
    ],
    passes: [targetGroup({ 'slow_start.duration_seconds': '900' })],
  },
  'stickiness-with-weighted-random': {
    fails: [
      [
        targetGroup({ 'stickiness.enabled': 'true', 'load_balancing.algorithm.type': 'weighted_random' }),
        'stickiness.enabled must be false for weighted_random, got true',
      ],
    ],
    passes: [targetGroup({ 'stickiness.enabled': 'true' })],
  },
  'anomaly-mitigation-algorithm': {
    fails: [
      [
        targetGroup({ 'load_balancing.algorithm.anomaly_mitigation': 'on' }),
        'load_balancing.algorithm.anomaly_mitigation must be off for round_robin, got on',
      ],
    ],
    passes: [
      targetGroup({
        'load_balancing.algorithm.anomaly_mitigation': 'on',
        'load_balancing.algorithm.type': 'weighted_random',
      }),
      targetGroup({ 'load_balancing.algorithm.anomaly_mitigation': 'off' }),
    ],
  },
  'deregistration-delay-range': {
    fails: [
      [
        targetGroup({ 'deregistration_delay.timeout_seconds': '7200' }),
        'deregistration_delay.timeout_seconds must be between 0 and 3600, got 7200',
      ],
    ],
    passes: [targetGroup({ 'deregistration_delay.timeout_seconds': '0' })],
  },
  'forward-weight-range': {
    fails: [[forwarding(1000), 'Weight must be between 0 and 999, got 1000']],
    passes: [forwarding(0), forwarding(undefined)],
  },
  'too-many-of-a-kind': {
    fails: [
      [
        {
          ...group(),
          ...many(126, (index) =>
            action(`A${index}`, { MinSize: 1, Recurrence: `${index % 60} ${Math.floor(index / 60)} * * *` }),
          ),
        },
        'Group must have at most 125 scheduled actions, got 126',
      ],
      [
        balanced({ TargetGroupARNs: list(51, (index) => `arn:${index}`) }),
        'Group must have at most 50 target groups, got 51',
      ],
    ],
    passes: [
      {
        ...group(),
        ...many(50, (index) => policy(`P${index}`, { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 })),
      },
    ],
  },
  'too-many-steps': {
    fails: [
      [
        {
          ...group(),
          ...step(
            list(21, (index) => ({
              MetricIntervalLowerBound: index,
              ...(index < 20 && { MetricIntervalUpperBound: index + 1 }),
              ScalingAdjustment: index,
            })) as object[],
          ),
        },
        'StepAdjustments must be at most 20, got 21',
      ],
    ],
    passes: [{ ...group(), ...step([{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]) }],
  },
};

import {
  type AttributesOptions,
  CapacityReservation,
  CapacityReservationTarget,
  CapacitySource,
  type DistributionSegmentOptions,
  type ElasticGroup,
  type ElasticGroupProps,
  HookTarget,
  InstanceMaintenance,
  type InstanceRequirements,
  LifecycleHook,
  type LifecycleHookOptions,
  type MixedInstanceType,
  PurchaseOption,
  SpotAllocation,
  type SpotPurchaseOptions,
  WarmPool,
  type WarmPoolOptions,
  type ZonalShiftOptions,
  ZoneDistribution,
  ZoneImpairmentPolicy,
} from '../../lib';
import { by, type Claims, member, propsOf, without } from './claim';

const group = propsOf<ElasticGroupProps>('ElasticGroup');
const hook = propsOf<LifecycleHookOptions>('LifecycleHook');
const spot = propsOf<SpotPurchaseOptions>('PurchaseOption.spot');
const type = propsOf<MixedInstanceType>('CapacitySource.mixedInstances');
const requirements = propsOf<InstanceRequirements>('CapacitySource.attributes');
const zonalShift = propsOf<ZonalShiftOptions>('ZoneImpairmentPolicy');
const method = (name: keyof ElasticGroup & string) => `\`ElasticGroup.${name}\``;

const IN_SUBNETS = 'the zones are those of `vpcSubnets`';
const DISTRIBUTION = 'MixedInstancesPolicy.InstancesDistribution';
const OVERRIDES = 'MixedInstancesPolicy.LaunchTemplate.Overrides';

const REQUIREMENTS: Claims = Object.fromEntries(
  Object.entries({
    AcceleratorCount: requirements('acceleratorCountMin', 'acceleratorCountMax'),
    AcceleratorManufacturers: requirements('acceleratorManufacturers'),
    AcceleratorNames: requirements('acceleratorNames'),
    AcceleratorTotalMemoryMiB: requirements('acceleratorTotalMemoryMin', 'acceleratorTotalMemoryMax'),
    AcceleratorTypes: requirements('acceleratorTypes'),
    AllowedInstanceTypes: requirements('allowedInstanceTypes'),
    BareMetal: requirements('bareMetal'),
    BaselineEbsBandwidthMbps: requirements('baselineEbsBandwidthMbpsMin', 'baselineEbsBandwidthMbpsMax'),
    BaselinePerformanceFactors: requirements('baselineInstanceFamily'),
    BurstablePerformance: requirements('burstablePerformance'),
    CpuManufacturers: requirements('cpuManufacturers'),
    ExcludedInstanceTypes: requirements('excludedInstanceTypes'),
    InstanceGenerations: requirements('instanceGenerations'),
    LocalStorage: requirements('localStorage'),
    LocalStorageTypes: requirements('localStorageTypes'),
    MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: requirements('maxSpotPriceAsPercentageOfOptimalOnDemandPrice'),
    MemoryGiBPerVCpu: requirements('memoryPerVCpuMin', 'memoryPerVCpuMax'),
    MemoryMiB: requirements('memoryMin', 'memoryMax'),
    NetworkBandwidthGbps: requirements('networkBandwidthGbpsMin', 'networkBandwidthGbpsMax'),
    NetworkInterfaceCount: requirements('networkInterfaceCountMin', 'networkInterfaceCountMax'),
    OnDemandMaxPricePercentageOverLowestPrice: requirements('onDemandMaxPricePercentageOverLowestPrice'),
    RequireHibernateSupport: requirements('requireHibernateSupport'),
    SpotMaxPricePercentageOverLowestPrice: requirements('spotMaxPricePercentageOverLowestPrice'),
    TotalLocalStorageGB: requirements('totalLocalStorageGBMin', 'totalLocalStorageGBMax'),
    VCpuCount: requirements('vCpuCountMin', 'vCpuCountMax'),
  }).map(([name, prop]) => [`${OVERRIDES}.InstanceRequirements.${name}`, by(prop)]),
);

const MIXED: Claims = {
  MixedInstancesPolicy: by(member(CapacitySource, 'mixedInstances'), member(CapacitySource, 'attributes')),
  [`${DISTRIBUTION}.DistributionSegments`]: by(
    propsOf<DistributionSegmentOptions>('CapacitySource.distributionSegment')('targetCapacityTypes'),
  ),
  [`${DISTRIBUTION}.OnDemandAllocationStrategy`]: by(member(PurchaseOption, 'onDemand'), spot('onDemandAllocation')),
  [`${DISTRIBUTION}.OnDemandBaseCapacity`]: by(spot('onDemandBaseCapacity')),
  [`${DISTRIBUTION}.OnDemandPercentageAboveBaseCapacity`]: by(spot('onDemandPercentageAboveBaseCapacity')),
  [`${DISTRIBUTION}.SpotAllocationStrategy`]: by(spot('allocation')),
  [`${DISTRIBUTION}.SpotInstancePools`]: by(member(SpotAllocation, 'lowestPrice')),
  [`${DISTRIBUTION}.SpotMaxPrice`]: by(spot('maxPrice')),
  'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification': by(group('launchTemplate')),
  [`${OVERRIDES}.ImageId`]: by(type('machineImage')),
  [`${OVERRIDES}.InstanceRequirements`]: by(member(CapacitySource, 'attributes')),
  [`${OVERRIDES}.InstanceType`]: by(type('instanceType')),
  [`${OVERRIDES}.LaunchTemplateSpecification`]: by(type('launchTemplate')),
  [`${OVERRIDES}.WeightedCapacity`]: by(type('weight')),
  ...REQUIREMENTS,
};

/** What a hook has, wherever it stands. */
const HOOK: Claims = {
  DefaultResult: by(hook('defaultResult')),
  HeartbeatTimeout: by(hook('heartbeatTimeout')),
  LifecycleHookName: by(group('lifecycleHooks'), method('addHook')),
  LifecycleTransition: by(member(LifecycleHook, 'launching'), member(LifecycleHook, 'terminating')),
  NotificationMetadata: by(hook('metadata')),
  NotificationTargetARN: by(member(HookTarget, 'queue'), member(HookTarget, 'topic'), member(HookTarget, 'function')),
  RoleARN: by(member(HookTarget, 'queue'), member(HookTarget, 'topic')),
};

/** Of `AWS::AutoScaling::LifecycleHook`; the group has all of it in a list of its own. */
export const HOOK_CLAIMS: Claims = {
  AutoScalingGroupName: without('a hook stands in its group, so that it holds for the first instances, too'),
  ...HOOK,
};

/** Of `AWS::AutoScaling::WarmPool`. */
export const WARM_POOL_CLAIMS: Claims = {
  AutoScalingGroupName: by(group('warmPool')),
  InstanceReusePolicy: by(propsOf<WarmPoolOptions>('WarmPool')('reuseOnScaleIn')),
  MaxGroupPreparedCapacity: by(propsOf<WarmPoolOptions>('WarmPool')('maxPreparedCapacity')),
  MinSize: by(propsOf<WarmPoolOptions>('WarmPool')('minSize')),
  PoolState: by(member(WarmPool, 'stopped'), member(WarmPool, 'hibernated'), member(WarmPool, 'running')),
};

/** Of `AWS::AutoScaling::AutoScalingGroup`. */
export const GROUP_CLAIMS: Claims = {
  AutoScalingGroupName: without('two groups cannot have one name, so that a group with one cannot be replaced'),
  AvailabilityZoneDistribution: by(group('zoneDistribution'), `\`${ZoneDistribution.name}\``),
  AvailabilityZoneIds: without(IN_SUBNETS),
  AvailabilityZoneImpairmentPolicy: by(group('zoneImpairmentPolicy'), `\`${ZoneImpairmentPolicy.name}\``),
  AvailabilityZones: without(IN_SUBNETS),
  CapacityRebalance: by(spot('capacityRebalance')),
  CapacityReservationSpecification: by(group('capacityReservation'), `\`${CapacityReservation.name}\``),
  'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds': by(
    member(CapacityReservationTarget, 'reservations'),
  ),
  'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationResourceGroupArns': by(
    member(CapacityReservationTarget, 'resourceGroups'),
  ),
  Context: without('reserved by AWS'),
  Cooldown: without('only simple scaling has one, which `ScalingPolicy.step` replaces'),
  DefaultInstanceWarmup: by(group('defaultInstanceWarmup')),
  DeletionProtection: by(group('groupDeletionProtection')),
  DesiredCapacity: without('it belongs to scaling, and a deployment would reset it'),
  DesiredCapacityType: by(propsOf<AttributesOptions>('CapacitySource.attributes')('desiredCapacityType')),
  HealthCheckGracePeriod: by(group('healthCheckGracePeriod')),
  HealthCheckType: by(group('loadBalancerHealthChecks', 'ebsHealthChecks')),
  InstanceId: without('it copies an instance; the group has a launch template'),
  InstanceLifecyclePolicy: by(group('retainAbandonedInstances')),
  InstanceMaintenancePolicy: by(group('instanceMaintenance'), `\`${InstanceMaintenance.name}\``),
  LaunchConfigurationName: without('AWS replaced it with launch templates'),
  LaunchTemplate: by(group('launchTemplate')),
  LifecycleHookSpecificationList: by(group('lifecycleHooks', 'readiness', 'drain'), method('addHook')),
  ...Object.fromEntries(Object.entries(HOOK).map(([name, claim]) => [`LifecycleHookSpecificationList.${name}`, claim])),
  LoadBalancerNames: by(method('attachToClassicLB')),
  MaxInstanceLifetime: by(group('maxInstanceLifetime')),
  MaxSize: by(group('maxCapacity')),
  MetricsCollection: by('always on'),
  'MetricsCollection.Metrics': without('all of them are collected where none is named'),
  MinSize: by(group('minCapacity')),
  ...MIXED,
  NewInstancesProtectedFromScaleIn: by(group('newInstancesProtectedFromScaleIn')),
  NotificationConfiguration: without('`NotificationConfigurations` replaces it'),
  NotificationConfigurations: by(group('notifications')),
  PlacementGroup: by(group('placementGroup')),
  ServiceLinkedRoleARN: by(group('serviceLinkedRole')),
  SkipZonalShiftValidation: by(zonalShift('skipZonalShiftValidation')),
  Tags: by('`Tags.of(group)`'),
  TargetGroupARNs: by(
    '`ElasticService`',
    method('attachToApplicationTargetGroup'),
    method('attachToNetworkTargetGroup'),
  ),
  TerminationPolicies: by(group('terminationPolicies', 'terminationFunction')),
  TrafficSources: by(method('attachToVpcLatticeTargetGroup')),
  VPCZoneIdentifier: by(group('vpcSubnets')),
};

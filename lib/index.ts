export type { ApplicationListenerOptions, ListenerRuleOptions } from './balancing/application-attachments';
export { Canary, type CanaryProps } from './balancing/canary';
export {
  HardenedLoadBalancer,
  type HardenedLoadBalancerOptions,
  type HardenedLoadBalancerProps,
} from './balancing/load-balancer';
export { LoadBalancerAttachment } from './balancing/load-balancer-attachment';
export type { ApplicationLoadBalancerAttributes, LogDelivery } from './balancing/load-balancer-attributes';
export {
  ApplicationLoadBalancing,
  type LeastOutstandingRequestsOptions,
  LoadBalancing,
  NetworkLoadBalancing,
  type NetworkLoadBalancingOptions,
  type RoundRobinOptions,
  type WeightedRandomOptions,
} from './balancing/load-balancing';
export type { NetworkListenerOptions } from './balancing/network-attachments';
export {
  HardenedNetworkLoadBalancer,
  type HardenedNetworkLoadBalancerProps,
  type NetworkLoadBalancerOptions,
} from './balancing/network-load-balancer';
export { HardenedNetworkTargetGroup, type HardenedNetworkTargetGroupProps } from './balancing/network-target-group';
export type { JwtValidation, ServiceBalancingOptions } from './balancing/service-balancing';
export { Stickiness } from './balancing/stickiness';
export { HardenedTargetGroup, type HardenedTargetGroupProps } from './balancing/target-group';
export type { ApplicationTargetGroupOptions, TargetGroupOptions } from './balancing/target-group-options';
export {
  type GrpcHealthCheckOptions,
  type HttpHealthCheckOptions,
  TargetHealthCheck,
  type TcpHealthCheckOptions,
} from './balancing/target-health-check';
export { UnhealthyConnections } from './balancing/unhealthy-connections';
export {
  type WeightedTargetGroup,
  WeightedTargetGroups,
  type WeightedTargetGroupsProps,
} from './balancing/weighted-target-groups';
export { BootTime, type LearnedBootTimeOptions } from './boot-time';
export { type AttributesOptions, DesiredCapacityType } from './capacity/attributes';
export type { CapacityOptions } from './capacity/capacity-options';
export { CapacityReservation, CapacityReservationTarget } from './capacity/capacity-reservation';
export { CapacitySource } from './capacity/capacity-source';
export { type DistributionSegmentOptions, TargetCapacityType } from './capacity/distribution-segment';
export type { InstanceRequirements } from './capacity/instance-requirements';
export type { MixedInstancesOptions, MixedInstanceType } from './capacity/mixed-instances';
export { NetworkAddresses } from './capacity/network-addresses';
export type { ConnectionTrackingTimeouts } from './capacity/network-connection-tracking';
export {
  type EfaOnlyOptions,
  EnaExpress,
  NetworkInterface,
  type NetworkInterfaceOptions,
} from './capacity/network-interface';
export {
  BandwidthWeighting,
  type LaunchTemplateNetworkOptions,
  type SecondaryNetworkInterface,
} from './capacity/network-options';
export { PrivateDnsName, type ResourceNameOptions } from './capacity/network-private-dns-name';
export type { OverrideOptions } from './capacity/override-options';
export { type OnDemandPurchaseOptions, PurchaseOption, type SpotPurchaseOptions } from './capacity/purchase-option';
export { type LowestPriceOptions, SpotAllocation } from './capacity/spot-allocation';
export { WarmPool, type WarmPoolOptions } from './capacity/warm-pool';
export { ZoneDistribution } from './capacity/zone-distribution';
export { type ZonalShiftOptions, ZoneImpairmentPolicy } from './capacity/zone-impairment-policy';
export type { ZoneOptions } from './capacity/zone-options';
export { CapacityController, type CapacityControllerProps } from './capacity-controller';
export { CapacityReservationTargeting } from './capacity-reservation-targeting';
export { HeadroomChecks } from './checks/headroom-checks';
export { type ControlledGroup, ControlledGroups, type TaggedGroupsOptions } from './controlled-groups';
export type { ControllerAlarms } from './controller-alarms';
export { ControllerMode, type ControllerModeOptions, type LeadOptions } from './controller-mode';
export { Deployment, type DeploymentOptions } from './deployment/deployment';
export type {
  InstanceRefreshOptions,
  RefreshCheckpoints,
  RefreshOptions,
  RootVolumeReplacementOptions,
} from './deployment/instance-refresh';
export { LatestImage, type LatestImageOptions } from './deployment/latest-image';
export type { ReplacingUpdateOptions } from './deployment/replacing-update';
export { RollbackAlarms, type RollbackAlarmsProps } from './deployment/rollback-alarms';
export type { RollingUpdateOptions } from './deployment/rolling-update';
export { type EbsSnapshot, EbsVolume, type EbsVolumeOptions, type Gp3VolumeOptions } from './ebs-volume';
export { ElasticGroup, type ElasticGroupOptions, type ElasticGroupProps } from './elastic-group';
export { ElasticService, type ElasticServiceProps } from './elastic-service';
export type { CpuTopology, InstanceCpu } from './instance-cpu';
export { type DedicatedHostOptions, InstancePlacement, type PlacementGroupOptions } from './instance-placement';
export {
  HardenedLaunchTemplate,
  type HardenedLaunchTemplateOptions,
  type HardenedLaunchTemplateProps,
} from './launch-template';
export type { LaunchTemplateInstanceOptions } from './launch-template-instances';
export type { LaunchTemplateVolumeOptions } from './launch-template-volumes';
export { Drain, type DrainByInstanceOptions } from './lifecycle/drain';
export type { GroupNotification } from './lifecycle/group-notification';
export { HookTarget } from './lifecycle/hook-target';
export {
  type CustomMaintenanceOptions,
  InstanceMaintenance,
  type LaunchBeforeTerminatingOptions,
  type TerminateBeforeLaunchingOptions,
} from './lifecycle/instance-maintenance';
export { LifecycleHook, type LifecycleHookOptions } from './lifecycle/lifecycle-hook';
export type { LifecycleOptions } from './lifecycle/lifecycle-options';
export { Readiness, type ReadinessByInstanceOptions, type TargetHealthOptions } from './lifecycle/readiness';
export type { TerminationOptions } from './lifecycle/termination';
export { type DemandOptions, LoadSource, type RequestsOptions } from './load-source';
export type { HighResolutionCpuScalingProps, MemoryScalingProps } from './policies/agent-metrics';
export { CapacityAdjustment, type PercentAdjustmentOptions } from './policies/capacity-adjustment';
export type { CustomScalingProps } from './policies/custom-metric';
export { MaxCapacityBreachBehavior } from './policies/max-capacity-breach-behavior';
export type { ScalingPolicyOptions } from './policies/policy-options';
export type { CpuScalingProps, NetworkScalingProps } from './policies/predefined';
export { PredictiveScalingMode, type PredictiveScalingProps } from './policies/predictive';
export { PredictiveMetric, type PredictiveRequestsOptions } from './policies/predictive-metric';
export { PredictiveMetrics, type SeparateMetricsProps } from './policies/predictive-metrics';
export type { QueueDelayScalingProps } from './policies/queue-delay';
export type { RequestScalingProps } from './policies/requests-per-target';
export { ScalingPolicy } from './policies/scaling-policy';
export type { ScalingStep } from './policies/scaling-step';
export type { OneTimeScalingProps, ScheduledScalingProps } from './policies/scheduled';
export type { ScheduledSizes } from './policies/scheduled-sizes';
export type { StepScalingProps } from './policies/step';
export type { TargetTrackingOptions } from './policies/target-tracking';

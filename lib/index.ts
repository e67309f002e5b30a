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
export { ZoneDistribution } from './capacity/zone-distribution';
export { type ZonalShiftOptions, ZoneImpairmentPolicy } from './capacity/zone-impairment-policy';
export type { ZoneOptions } from './capacity/zone-options';
export { CapacityController, type CapacityControllerProps } from './capacity-controller';
export { CapacityReservationTargeting } from './capacity-reservation-targeting';
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
export { type DemandOptions, LoadSource, type RequestsOptions } from './load-source';
export { type CpuScalingProps, ScalingPolicy } from './scaling-policy';

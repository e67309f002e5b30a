export { BootTime, type LearnedBootTimeOptions } from './boot-time';
export { type AttributesOptions, DesiredCapacityType } from './capacity/attributes';
export type { CapacityOptions } from './capacity/capacity-options';
export { CapacityReservation, CapacityReservationTarget } from './capacity/capacity-reservation';
export { CapacitySource } from './capacity/capacity-source';
export { type DistributionSegmentOptions, TargetCapacityType } from './capacity/distribution-segment';
export type { InstanceRequirements } from './capacity/instance-requirements';
export type { MixedInstancesOptions, MixedInstanceType } from './capacity/mixed-instances';
export type { OverrideOptions } from './capacity/override-options';
export { type OnDemandPurchaseOptions, PurchaseOption, type SpotPurchaseOptions } from './capacity/purchase-option';
export { type LowestPriceOptions, SpotAllocation } from './capacity/spot-allocation';
export { WarmPool, type WarmPoolOptions } from './capacity/warm-pool';
export { CapacityController, type CapacityControllerProps } from './capacity-controller';
export { type ControlledGroup, ControlledGroups, type TaggedGroupsOptions } from './controlled-groups';
export type { ControllerAlarms } from './controller-alarms';
export { ControllerMode, type ControllerModeOptions, type LeadOptions } from './controller-mode';
export { ElasticGroup, type ElasticGroupOptions, type ElasticGroupProps } from './elastic-group';
export { ElasticService, type ElasticServiceProps } from './elastic-service';
export {
  HardenedLaunchTemplate,
  type HardenedLaunchTemplateOptions,
  type HardenedLaunchTemplateProps,
} from './launch-template';
export {
  HardenedLoadBalancer,
  type HardenedLoadBalancerOptions,
  type HardenedLoadBalancerProps,
} from './load-balancer';
export { type DemandOptions, LoadSource, type RequestsOptions } from './load-source';
export { type CpuScalingProps, ScalingPolicy } from './scaling-policy';

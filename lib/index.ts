export { BootTime, type LearnedBootTimeOptions } from './boot-time';
export { CapacityController, type CapacityControllerProps } from './capacity-controller';
export { HeadroomChecks } from './checks/headroom-checks';
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

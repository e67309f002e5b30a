export { BootTime, type LearnedBootTimeOptions } from './boot-time';
export { CapacityController, type CapacityControllerProps } from './capacity-controller';
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

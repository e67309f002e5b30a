export { BootTime, type LearnedBootTimeOptions } from './boot-time';
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
export {
  HardenedLoadBalancer,
  type HardenedLoadBalancerOptions,
  type HardenedLoadBalancerProps,
} from './load-balancer';
export { type DemandOptions, LoadSource, type RequestsOptions } from './load-source';
export { type CpuScalingProps, ScalingPolicy } from './scaling-policy';

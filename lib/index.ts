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
export {
  HardenedLoadBalancer,
  type HardenedLoadBalancerOptions,
  type HardenedLoadBalancerProps,
} from './load-balancer';
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

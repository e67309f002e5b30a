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
export { type DemandOptions, LoadSource, type RequestsOptions } from './load-source';
export { type CpuScalingProps, ScalingPolicy } from './scaling-policy';

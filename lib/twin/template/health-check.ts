import type { PropertyReader } from './property-reader';
import { set } from './set';

/** How a load balancer checks the health of a target. */
export interface HealthCheck {
  /** Seconds. @default 30 */
  readonly interval: number;
  /** Seconds. Undefined: not set, and AWS documents 5 as well as 6. */
  readonly timeout?: number;
  /** Passed checks in a row until an unhealthy target is healthy again. @default 5 */
  readonly healthyThreshold: number;
  /** Failed checks in a row until a target is unhealthy. @default 2 */
  readonly unhealthyThreshold: number;
}

/**
 * The health check of a target group.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html the defaults
 */
export function healthCheckOf(targetGroup: PropertyReader): HealthCheck {
  return {
    interval: targetGroup.count('HealthCheckIntervalSeconds') ?? 30,
    ...set('timeout', targetGroup.count('HealthCheckTimeoutSeconds')),
    healthyThreshold: targetGroup.count('HealthyThresholdCount') ?? 5,
    unhealthyThreshold: targetGroup.count('UnhealthyThresholdCount') ?? 2,
  };
}

import { type Duration, Token } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PropChecks } from '../prop-checks';
import { ApplicationLoadBalancing, type LoadBalancing } from './load-balancing';
import type { TargetHealthCheck } from './target-health-check';

/** How a target group checks and lets go of instances, whatever balancer it is behind. */
export interface TargetGroupOptions {
  /**
   * How the balancer finds out whether an instance can serve.
   *
   * @default - `TargetHealthCheck.http()`; for gRPC `TargetHealthCheck.grpc()`, with a Network Load Balancer `TargetHealthCheck.tcp()`
   */
  readonly healthCheck?: TargetHealthCheck;

  /**
   * Time that the balancer gives an instance to finish its requests before it is terminated, 0 to 3600 seconds.
   *
   * The whole of it is waited out, and paid, at each scale-in. The default is also how long an Application Load Balancer
   * lets a connection be idle.
   *
   * @default Duration.minutes(1)
   */
  readonly deregistrationDelay?: Duration;

  /**
   * Healthy targets below which a zone is taken out of DNS, or every target of it is used, the unhealthy as well.
   *
   * Counts and percentages of DNS failover are at least those of routing, so that a zone is left before it fails open.
   *
   * @default - 1 healthy target, for both
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
   */
  readonly targetGroupHealth?: elbv2.TargetGroupHealth;

  /**
   * Send requests to targets of every zone, or to those of the zone that they arrive in only; the latter not with
   * `Stickiness`.
   *
   * @default - as the balancer does
   */
  readonly crossZoneEnabled?: boolean;
}

/** How an Application Load Balancer speaks with instances. */
export interface ApplicationTargetGroupOptions extends TargetGroupOptions {
  /**
   * HTTP or HTTPS. The certificate of the instance is not verified.
   *
   * @default elbv2.ApplicationProtocol.HTTP
   */
  readonly applicationProtocol?: elbv2.ApplicationProtocol;

  /**
   * HTTP/1.1, HTTP/2 or gRPC. The latter two need a listener with a certificate.
   *
   * @default - HTTP/1.1
   */
  readonly protocolVersion?: elbv2.ApplicationProtocolVersion;

  /**
   * Port of the target control agent, 1 to 65535, which turns the target optimizer on: the agent on the instance tells
   * how many requests it takes at a time.
   *
   * A change replaces the target group.
   *
   * @default - no target optimizer
   */
  readonly targetControlPort?: number;
}

/** What can be wrong with a target group of either kind. */
export function checkTargetGroupOptions(props: TargetGroupOptions): PropChecks {
  return new PropChecks()
    .seconds('deregistrationDelay', props.deregistrationDelay, 0, 3600)
    .include(checkTargetGroupHealth(props.targetGroupHealth ?? {}));
}

/**
 * What can be wrong with how an Application Load Balancer speaks with instances.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/disable-cross-zone.html
 */
export function checkApplicationTargetGroupOptions(
  props: ApplicationTargetGroupOptions & { readonly loadBalancing?: LoadBalancing },
): PropChecks {
  const { crossZoneEnabled, loadBalancing } = props;
  const isSticky = loadBalancing instanceof ApplicationLoadBalancing && loadBalancing._isSticky;
  const checks = checkTargetGroupOptions(props)
    .integer('targetControlPort', props.targetControlPort, 1, 65_535)
    .rule(crossZoneEnabled !== false || !isSticky, 'crossZoneEnabled must not be false with Stickiness');
  return props.healthCheck ? checks.include(props.healthCheck._checkApplication(props.protocolVersion)) : checks;
}

const HEALTH_KINDS = [
  ['dnsMinimumHealthyTargetCount', 'routingMinimumHealthyTargetCount', 1, Number.MAX_SAFE_INTEGER, 1],
  ['dnsMinimumHealthyTargetPercentage', 'routingMinimumHealthyTargetPercentage', 0, 100, 0],
] as const;

/** 0 is off, which AWS does not offer for the count of routing. */
function checkTargetGroupHealth(health: elbv2.TargetGroupHealth): PropChecks {
  return HEALTH_KINDS.reduce((checks, [ofDns, ofRouting, least, most, byDefault]) => {
    const [dns = byDefault, routing] = [health[ofDns], health[ofRouting]];
    return checks
      .integer(`targetGroupHealth.${ofDns}`, dns, 0, most)
      .integer(`targetGroupHealth.${ofRouting}`, routing, least, most)
      .rule(
        !isOn(dns) || !isOn(routing) || routing <= dns,
        `targetGroupHealth.${ofRouting} must be at most ${ofDns}, got ${routing} and ${dns}`,
      );
  }, new PropChecks());
}

function isOn(value: number | undefined): value is number {
  return value !== undefined && !Token.isUnresolved(value) && value > 0;
}

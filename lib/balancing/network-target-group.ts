import { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { LoadBalancing, type NetworkLoadBalancing } from './load-balancing';
import { checkTargetGroupOptions, type TargetGroupOptions } from './target-group-options';
import { TargetHealthCheck } from './target-health-check';

/** Properties of a `HardenedNetworkTargetGroup`. */
export interface HardenedNetworkTargetGroupProps extends TargetGroupOptions {
  /** The network of the instances. */
  readonly vpc: ec2.IVpc;

  /**
   * Port that the application listens on, 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * Protocol of the application: TCP, TLS, UDP or TCP_UDP.
   *
   * @default elbv2.Protocol.TCP
   */
  readonly protocol?: elbv2.Protocol;

  /**
   * The groups that serve. Open their `connections` to the balancer.
   *
   * @default - none; they can be added with `addTarget`
   */
  readonly targets?: elbv2.INetworkLoadBalancerTarget[];

  /**
   * How the balancer chooses the target of a connection.
   *
   * @default LoadBalancing.flowHash()
   */
  readonly loadBalancing?: NetworkLoadBalancing;
}

/**
 * A target group of a Network Load Balancer, with every setting typed and checked.
 *
 * It is a `NetworkTargetGroup`.
 *
 * @throws when a prop is out of range or contradicts another, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new HardenedNetworkTargetGroup(this, 'Targets', {
 *   vpc,
 *   port: 5432,
 *   loadBalancing: LoadBalancing.sourceIpHash({ proxyProtocolV2: true }),
 * });
 */
export class HardenedNetworkTargetGroup extends elbv2.NetworkTargetGroup {
  constructor(scope: Construct, id: string, props: HardenedNetworkTargetGroupProps) {
    checkNetworkTargetGroup(props)
      .integer('port', props.port, 1, 65_535)
      .throwFor('HardenedNetworkTargetGroup', scope, id);

    super(scope, id, {
      vpc: props.vpc,
      port: props.port ?? 80,
      protocol: props.protocol ?? elbv2.Protocol.TCP,
      targetType: elbv2.TargetType.INSTANCE,
      healthCheck: (props.healthCheck ?? TargetHealthCheck.tcp())._render(),
      deregistrationDelay: props.deregistrationDelay ?? Duration.minutes(1),
      targetGroupHealth: props.targetGroupHealth,
      crossZoneEnabled: props.crossZoneEnabled,
      targets: props.targets,
    });
    (props.loadBalancing ?? LoadBalancing.flowHash()).applyTo(this);
  }
}

/** What can be wrong with a target group of a Network Load Balancer, but for its port. */
export function checkNetworkTargetGroup(
  props: Omit<HardenedNetworkTargetGroupProps, 'vpc' | 'port' | 'targets'>,
): PropChecks {
  const { protocol = elbv2.Protocol.TCP, healthCheck, loadBalancing } = props;
  const isKnown = [elbv2.Protocol.TCP, elbv2.Protocol.TLS, elbv2.Protocol.UDP, elbv2.Protocol.TCP_UDP].includes(
    protocol,
  );
  const checks = checkTargetGroupOptions(props)
    .rule(isKnown, `protocol must be TCP, TLS, UDP or TCP_UDP, got ${protocol}`)
    .include((loadBalancing ?? LoadBalancing.flowHash())._checkProtocol(protocol));
  return healthCheck ? checks.include(healthCheck._checkNetwork()) : checks;
}

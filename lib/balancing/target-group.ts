import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { ApplicationLoadBalancing } from './load-balancing';
import { type ApplicationTargetGroupOptions, checkApplicationTargetGroupOptions } from './target-group-options';
import { checkHealthCheckPath, TargetHealthCheck } from './target-health-check';

/** Properties of a `HardenedTargetGroup`. */
export interface HardenedTargetGroupProps extends ApplicationTargetGroupOptions {
  /** The network of the instances. */
  readonly vpc: ec2.IVpc;

  /**
   * Port that the application listens on, 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * Path that answers when an instance can serve, for the default of `healthCheck`.
   *
   * @default - '/'; for gRPC '/AWS.ALB/healthcheck'
   */
  readonly healthCheckPath?: string;

  /**
   * The groups that serve.
   *
   * @default - none; they can be added with `addTarget`
   */
  readonly targets?: elbv2.IApplicationLoadBalancerTarget[];

  /**
   * How the balancer chooses the target of a request.
   *
   * @default - round robin
   */
  readonly loadBalancing?: ApplicationLoadBalancing;
}

/**
 * A target group of an Application Load Balancer, with every setting typed and checked.
 *
 * It is an `ApplicationTargetGroup`. Beyond it: what AWS refuses together is an error of the app; the ports of the health
 * check and of the target control agent are open to the balancer.
 *
 * @throws when a prop is out of range or contradicts another, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const group: ElasticGroup;
 *
 * new HardenedTargetGroup(this, 'Targets', {
 *   vpc,
 *   targets: [group],
 *   loadBalancing: LoadBalancing.roundRobin({ slowStart: Duration.minutes(2) }),
 * });
 */
export class HardenedTargetGroup extends elbv2.ApplicationTargetGroup {
  private readonly furtherPorts: readonly number[];

  constructor(scope: Construct, id: string, props: HardenedTargetGroupProps) {
    const { port = 80, protocolVersion, healthCheck = defaultHealthCheck(props), healthCheckPath = '/' } = props;
    checkApplicationTargetGroupOptions(props)
      .integer('port', props.port, 1, 65_535)
      .include(checkHealthCheckPath(props))
      .throwFor('HardenedTargetGroup', scope, id);

    super(scope, id, {
      vpc: props.vpc,
      port,
      protocol: props.applicationProtocol ?? elbv2.ApplicationProtocol.HTTP,
      protocolVersion,
      targetType: elbv2.TargetType.INSTANCE,
      healthCheck: healthCheck?._render() ?? { path: healthCheckPath },
      deregistrationDelay: props.deregistrationDelay ?? Duration.minutes(1),
      targetGroupHealth: props.targetGroupHealth,
      crossZoneEnabled: props.crossZoneEnabled,
    });
    (this.node.defaultChild as elbv2.CfnTargetGroup).targetControlPort = props.targetControlPort;
    const further = [healthCheck?._port, props.targetControlPort];
    this.furtherPorts = further.filter((other) => other !== undefined && other !== port) as number[];
    props.loadBalancing?.applyTo(this);
    this.addTarget(...(props.targets ?? []));
  }

  /** Opens an instance to the balancer: on the port of the application, unless another is told, and on those beside it. */
  public override registerConnectable(connectable: ec2.IConnectable, portRange?: ec2.Port): void {
    super.registerConnectable(connectable, portRange);
    for (const port of new Set(this.furtherPorts)) {
      super.registerConnectable(connectable, ec2.Port.tcp(port));
    }
  }
}

/** Nothing where a path says it all, so that the template is short. */
function defaultHealthCheck(props: HardenedTargetGroupProps): TargetHealthCheck | undefined {
  const { protocolVersion, applicationProtocol, healthCheckPath: path } = props;
  if (protocolVersion === elbv2.ApplicationProtocolVersion.GRPC) {
    return TargetHealthCheck.grpc({ path });
  }
  return applicationProtocol === elbv2.ApplicationProtocol.HTTPS ? TargetHealthCheck.https({ path }) : undefined;
}

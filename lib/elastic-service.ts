import { Duration, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { CapacityController } from './capacity-controller';
import { checkGroupProps, ElasticGroup, type ElasticGroupOptions } from './elastic-group';
import { checkLaunchTemplateProps, HardenedLaunchTemplate } from './launch-template';
import { checkLoadBalancerProps, HardenedLoadBalancer, type HardenedLoadBalancerOptions } from './load-balancer';
import { PropChecks } from './prop-checks';
import { ScalingPolicy } from './scaling-policy';
import { newServiceVpc } from './service-vpc';

/** Properties of an `ElasticService`. */
export interface ElasticServiceProps extends ElasticGroupOptions, HardenedLoadBalancerOptions {
  /**
   * The network of the service, with private subnets that have a way out.
   *
   * @default - a new VPC over two zones, with a NAT gateway in each and a flow log of what it rejects
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Size of the instances.
   *
   * @default - that of `HardenedLaunchTemplate`
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The image that the instances boot from.
   *
   * @default - that of `HardenedLaunchTemplate`
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Commands that run at the first boot of an instance, and start the application.
   *
   * @default - none; commands can be added with `addUserData` of the group
   */
  readonly userData?: ec2.UserData;

  /**
   * Port that the application listens on, with HTTP, 1 to 65535.
   *
   * @default 80
   */
  readonly applicationPort?: number;

  /**
   * Path that answers with status 200 when an instance can serve.
   *
   * @default '/'
   */
  readonly healthCheckPath?: string;

  /**
   * Time that the balancer gives an instance to finish its requests before it is terminated, 0 to 3600 seconds.
   *
   * The whole of it is waited out, and paid, at each scale-in. The default is also how long the balancer lets a
   * connection be idle.
   *
   * @default Duration.minutes(1)
   */
  readonly deregistrationDelay?: Duration;

  /**
   * Ways to scale, by name. The name is part of a policy's identity: a change of it replaces the policy.
   *
   * @default { Cpu: ScalingPolicy.cpu() }
   */
  readonly scalingPolicies?: { [name: string]: ScalingPolicy };
}

/**
 * A web service on EC2 that scales: launch template, Auto Scaling group, CPU target tracking, load balancer and capacity
 * controller, each with safe defaults.
 *
 * Every part is there to be used: open a connection on `group.connections`, add a rule to `loadBalancer.listener`, grant
 * `controller.function` to your operators.
 *
 * @throws when a prop is out of range or contradicts another, with everything that is wrong
 *
 * @example
 * new ElasticService(this, 'Web', { minCapacity: 2, healthCheckPath: '/health' });
 */
export class ElasticService extends Construct {
  /** The network, given or made. */
  public readonly vpc: ec2.IVpc;

  /** What instances look like. */
  public readonly launchTemplate: HardenedLaunchTemplate;

  /** The instances. */
  public readonly group: ElasticGroup;

  /** The way in. */
  public readonly loadBalancer: HardenedLoadBalancer;

  /** The group's place behind the balancer. */
  public readonly targetGroup: elbv2.ApplicationTargetGroup;

  /** What watches the group and obeys its operators. */
  public readonly controller: CapacityController;

  constructor(scope: Construct, id: string, props: ElasticServiceProps = {}) {
    super(scope, id);
    checkProps(props).throwFor('ElasticService', scope, id);

    const vpc = props.vpc ?? newServiceVpc(this);
    this.vpc = vpc;
    this.launchTemplate = new HardenedLaunchTemplate(this, 'LaunchTemplate', { ...props, vpc });
    this.group = new ElasticGroup(this, 'Group', { ...props, vpc, launchTemplate: this.launchTemplate });
    this.loadBalancer = new HardenedLoadBalancer(this, 'LoadBalancer', { ...props, vpc });
    this.targetGroup = this.balance(props);
    for (const [name, policy] of Object.entries(props.scalingPolicies ?? { Cpu: ScalingPolicy.cpu() })) {
      this.group.addScalingPolicy(name, policy);
    }
    this.controller = new CapacityController(this, 'Controller', { autoScalingGroup: this.group });
  }

  private balance(props: ElasticServiceProps): elbv2.ApplicationTargetGroup {
    return this.loadBalancer.listener.addTargets('Group', {
      targets: [this.group],
      port: props.applicationPort ?? 80,
      protocol: elbv2.ApplicationProtocol.HTTP,
      healthCheck: { path: props.healthCheckPath ?? '/' },
      deregistrationDelay: props.deregistrationDelay ?? Duration.minutes(1),
    });
  }
}

function checkProps(props: ElasticServiceProps): PropChecks {
  const { healthCheckPath } = props;
  return new PropChecks()
    .include(checkLaunchTemplateProps(props))
    .include(checkGroupProps(props))
    .include(checkLoadBalancerProps(props))
    .integer('applicationPort', props.applicationPort, 1, 65_535)
    .seconds('deregistrationDelay', props.deregistrationDelay, 0, 3600)
    .rule(
      healthCheckPath === undefined || Token.isUnresolved(healthCheckPath) || healthCheckPath.startsWith('/'),
      `healthCheckPath must start with /, got ${healthCheckPath}`,
    );
}

import { Aspects, Duration, Token, Validations } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { CapacityController } from './capacity-controller';
import { ControllerMode } from './controller-mode';
import { watchDeployment } from './deployment/deployment';
import { RollbackAlarms } from './deployment/rollback-alarms';
import { checkGroupOptions, ElasticGroup, type ElasticGroupOptions } from './elastic-group';
import {
  checkLaunchTemplateOptions,
  HardenedLaunchTemplate,
  type HardenedLaunchTemplateOptions,
} from './launch-template';
import {
  checkLoadBalancerOptions,
  checkLoadBalancerPlace,
  HardenedLoadBalancer,
  type HardenedLoadBalancerOptions,
} from './load-balancer';
import { LoadSource } from './load-source';
import { PropChecks } from './prop-checks';
import { ScalingPolicy } from './scaling-policy';
import { newServiceVpc } from './service-vpc';

/** Properties of an `ElasticService`. */
export interface ElasticServiceProps
  extends ElasticGroupOptions,
    HardenedLaunchTemplateOptions,
    HardenedLoadBalancerOptions {
  /**
   * The network of the service, with private subnets that have a way out.
   *
   * @default - a new VPC over two zones, with a NAT gateway in each and a flow log of what it rejects
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets that the instances are spread over.
   *
   * @default - all private subnets with a way out
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Subnets of the load balancer, one in each zone, in at least two zones.
   *
   * @default - one private subnet with a way out in each zone; for a balancer that faces the internet, one public subnet
   */
  readonly loadBalancerSubnets?: ec2.SubnetSelection;

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
   * @default - `{ Cpu: ScalingPolicy.cpu() }`; with `disableScaleIn` when the controller leads
   */
  readonly scalingPolicies?: { [name: string]: ScalingPolicy };

  /**
   * What the capacity controller does at each tick of its schedule.
   *
   * @default ControllerMode.floor()
   */
  readonly controllerMode?: ControllerMode;

  /**
   * Where the capacity controller reads the load. `LoadSource.requests()` counts those of the service's own target group.
   *
   * @default LoadSource.cpu()
   */
  readonly loadSource?: LoadSource;

  /**
   * Whether operators may change the group by invoking the capacity controller.
   *
   * @default true
   */
  readonly operatorCommands?: boolean;

  /**
   * Whom the alarms on the capacity controller tell.
   *
   * @default - nobody
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];
}

/**
 * A web service on EC2 that scales: launch template, Auto Scaling group, CPU target tracking, load balancer and capacity
 * controller, each with safe defaults.
 *
 * The application is yours: start it in `userData`, or bring it in `machineImage`. An instance that does not answer on
 * `healthCheckPath` is replaced, again and again.
 *
 * Every part is there to be used: open a connection on `group.connections`, add a rule to `loadBalancer.listener`, grant
 * `controller.function` to your operators.
 *
 * @throws when a prop is out of range or contradicts another, with everything that is wrong
 *
 * @example
 * const userData = ec2.UserData.forLinux();
 * userData.addCommands('dnf install -y nginx', 'systemctl enable --now nginx');
 * new ElasticService(this, 'Web', { userData, minCapacity: 2 });
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

  /** What rolls a deployment back; undefined where its user has chosen the alarms, or the deployment cannot have any. */
  public readonly rollbackAlarms?: RollbackAlarms;

  /** What plans for the group and obeys its operators. */
  public readonly controller: CapacityController;

  constructor(scope: Construct, id: string, props: ElasticServiceProps = {}) {
    super(scope, id);
    checkProps(props).throwFor('ElasticService', scope, id);

    const vpc = props.vpc ?? newServiceVpc(this);
    this.vpc = vpc;
    this.launchTemplate = new HardenedLaunchTemplate(this, 'LaunchTemplate', { ...props, vpc });
    this.group = new ElasticGroup(this, 'Group', { ...props, vpc, launchTemplate: this.launchTemplate });
    this.loadBalancer = new HardenedLoadBalancer(this, 'LoadBalancer', inBalancerSubnets({ ...props, vpc }));
    this.targetGroup = this.balance(props);
    this.rollbackAlarms = watchDeployment(this.group, props, (minHealthyHosts) => {
      const { targetGroup, loadBalancer } = this;
      return new RollbackAlarms(this, 'RollbackAlarms', { targetGroup, loadBalancer, minHealthyHosts });
    });
    const { controllerMode: mode = ControllerMode.floor(), scalingPolicies = policiesBeside(mode) } = props;
    for (const [name, policy] of Object.entries(scalingPolicies)) {
      this.group.addScalingPolicy(name, policy);
    }
    const { loadSource = LoadSource.cpu(), operatorCommands, alarmActions } = props;
    this.controller = new CapacityController(this, 'Controller', {
      autoScalingGroup: this.group,
      mode,
      loadSource: loadSource._behind(this.targetGroup),
      operatorCommands,
      alarmActions,
    });
    if (props.machineImage === undefined) {
      warnWhenNothingStarts(this);
    }
  }

  /** The target group stands outside the listener, so that it stays when a certificate adds another one. */
  private balance(props: ElasticServiceProps): elbv2.ApplicationTargetGroup {
    const targetGroup = new elbv2.ApplicationTargetGroup(this, 'TargetGroup', {
      vpc: this.vpc,
      targets: [this.group],
      port: props.applicationPort ?? 80,
      protocol: elbv2.ApplicationProtocol.HTTP,
      healthCheck: { path: props.healthCheckPath ?? '/' },
      deregistrationDelay: props.deregistrationDelay ?? Duration.minutes(1),
    });
    this.loadBalancer.listener.addTargetGroups('Default', { targetGroups: [targetGroup] });
    return targetGroup;
  }
}

function checkProps(props: ElasticServiceProps): PropChecks {
  const { healthCheckPath, vpc } = props;
  return new PropChecks()
    .include(checkLaunchTemplateOptions(props))
    .include(checkGroupOptions(props))
    .include(checkLoadBalancerOptions(props))
    .include(vpc ? checkLoadBalancerPlace(inBalancerSubnets({ ...props, vpc })) : new PropChecks())
    .integer('applicationPort', props.applicationPort, 1, 65_535)
    .seconds('deregistrationDelay', props.deregistrationDelay, 0, 3600)
    .rule(
      healthCheckPath === undefined || Token.isUnresolved(healthCheckPath) || healthCheckPath.startsWith('/'),
      `healthCheckPath must start with /, got ${healthCheckPath}`,
    );
}

/** A controller that leads would put back what a policy removes, minute by minute. */
function policiesBeside(mode: ControllerMode): { [name: string]: ScalingPolicy } {
  return { Cpu: ScalingPolicy.cpu({ disableScaleIn: mode.name === 'lead' && !mode.isShadow }) };
}

function inBalancerSubnets<T extends ElasticServiceProps>(props: T): T {
  return { ...props, vpcSubnets: props.loadBalancerSubnets };
}

/** Amazon Linux without commands serves nothing, so that every instance would be found unhealthy and replaced. */
function warnWhenNothingStarts(service: ElasticService): void {
  const startsNothing = () => service.group.userData.render() === ec2.UserData.forLinux().render();
  Aspects.of(service).add({
    visit: (node) => {
      if (node === service && startsNothing()) {
        const message =
          'nothing starts the application, so that its instances will be replaced without end: give userData';
        Validations.of(service).addWarning('cdk-headroom:nothingStarts', message);
      }
    },
  });
}

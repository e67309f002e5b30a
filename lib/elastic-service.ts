import { Aspects, Aws, Validations } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { HardenedLoadBalancer, HardenedLoadBalancerOptions } from './balancing/load-balancer';
import type { HardenedNetworkLoadBalancer } from './balancing/network-load-balancer';
import {
  attachmentOf,
  checkServiceBalancing,
  type ServiceBalancing,
  type ServiceBalancingOptions,
} from './balancing/service-balancing';
import { typeForTemplate } from './capacity/architecture';
import { sourceOf } from './capacity/capacity-options';
import { CapacityController } from './capacity-controller';
import { ControllerMode } from './controller-mode';
import type { RollbackAlarms } from './deployment/rollback-alarms';
import { watchDeployment } from './deployment/watch-deployment';
import { checkGroupOptions, ElasticGroup, type ElasticGroupOptions } from './elastic-group';
import {
  checkLaunchTemplateOptions,
  HardenedLaunchTemplate,
  type HardenedLaunchTemplateOptions,
} from './launch-template';
import { LoadSource } from './load-source';
import { checkBesideMode } from './policies/beside-controller';
import { withoutAgent } from './policies/cloudwatch-agent';
import { applyScalingPolicies } from './policies/policy-options';
import { ScalingPolicy } from './policies/scaling-policy';
import { PropChecks } from './prop-checks';
import { newServiceVpc } from './service-vpc';

/** Properties of an `ElasticService`. */
export interface ElasticServiceProps
  extends ElasticGroupOptions,
    HardenedLaunchTemplateOptions,
    HardenedLoadBalancerOptions,
    ServiceBalancingOptions {
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
   * Path that answers with status 200 when an instance can serve. It is for the default of `healthCheck`.
   *
   * @default '/'
   */
  readonly healthCheckPath?: string;

  /**
   * Ways to scale, by name. The name is part of a policy's identity: a change of it replaces the policy.
   *
   * @default - `{ Cpu: ScalingPolicy.cpu() }`; with `disableScaleIn` when the controller leads; none where
   * `minCapacity` is `maxCapacity`
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

  /**
   * What rolls a deployment back; undefined where its user has chosen the alarms, where the deployment cannot have any, and
   * where no Application Load Balancer is known.
   */
  public readonly rollbackAlarms?: RollbackAlarms;

  /** What plans for the group and obeys its operators. */
  public readonly controller: CapacityController;

  private readonly balancing: ServiceBalancing;

  constructor(scope: Construct, id: string, props: ElasticServiceProps = {}) {
    super(scope, id);
    checkProps(props).throwFor('ElasticService', scope, id);

    const vpc = props.vpc ?? newServiceVpc(this);
    this.vpc = vpc;
    this.launchTemplate = new HardenedLaunchTemplate(this, 'LaunchTemplate', {
      ...props,
      vpc,
      instanceType: props.instanceType ?? typeForTemplate(sourceOf(props)),
    });
    // The policies follow when the target group is there, whose requests they may count.
    const groupProps = { ...props, vpc, launchTemplate: this.launchTemplate, scalingPolicies: {} };
    this.group = new ElasticGroup(this, 'Group', groupProps);
    this.balancing = attachmentOf(props)._attach(this, { ...props, vpc, group: this.group });
    this.rollbackAlarms = watchDeployment(this, props, { group: this.group, ...this.balancing });
    const { controllerMode: mode = ControllerMode.floor(), scalingPolicies = policiesBeside(mode, props) } = props;
    applyScalingPolicies(this.group, { scalingPolicies }, this.balancing.applicationTargetGroup);
    checkBesideMode(this.group, mode).throwFor('ElasticService', scope, id);
    const { loadSource = LoadSource.cpu(), operatorCommands, alarmActions } = props;
    this.controller = new CapacityController(this, 'Controller', {
      autoScalingGroup: this.group,
      mode,
      loadSource: this.behindOwnTargets(loadSource),
      operatorCommands,
      alarmActions,
    });
    if (props.machineImage === undefined && this.targetGroups.length > 0) {
      warnWhenNothingStarts(this);
    }
  }

  /**
   * The way in.
   *
   * @throws when the service has no Application Load Balancer of its own
   */
  public get loadBalancer(): HardenedLoadBalancer {
    return this.present(this.balancing.loadBalancer, 'Application Load Balancer of its own');
  }

  /**
   * The way in, by connections.
   *
   * @throws when the service has no Network Load Balancer of its own
   */
  public get networkLoadBalancer(): HardenedNetworkLoadBalancer {
    return this.present(this.balancing.networkLoadBalancer, 'Network Load Balancer of its own');
  }

  /**
   * The group's place behind an Application Load Balancer, made by the service or given as a construct of this app.
   *
   * @throws when the service is not behind an Application Load Balancer, or in a target group that is imported
   */
  public get targetGroup(): elbv2.ApplicationTargetGroup {
    const { applicationTargetGroup: own } = this.balancing;
    const targetGroup = own instanceof elbv2.ApplicationTargetGroup ? own : undefined;
    return this.present(targetGroup, 'target group of an Application Load Balancer in this app');
  }

  /** Every target group that the instances are in: one, or none without a balancer. */
  public get targetGroups(): elbv2.ITargetGroup[] {
    const { applicationTargetGroup, networkTargetGroup } = this.balancing;
    return [applicationTargetGroup, networkTargetGroup].filter((targetGroup) => targetGroup !== undefined);
  }

  private present<T>(part: T | undefined, what: string): T {
    if (part === undefined) {
      throw new Error(`ElasticService ${this.node.path}: there is no ${what}, as loadBalancerAttachment tells`);
    }
    return part;
  }

  /** An imported target group does not always tell its balancer, which is part of its metrics' name. */
  private behindOwnTargets(loadSource: LoadSource): LoadSource {
    const { applicationTargetGroup } = this.balancing;
    const isTold = applicationTargetGroup && applicationTargetGroup.loadBalancerArns !== Aws.NO_VALUE;
    return isTold ? loadSource._behind(applicationTargetGroup) : loadSource;
  }
}

function checkProps(props: ElasticServiceProps): PropChecks {
  return new PropChecks()
    .include(checkLaunchTemplateOptions(props))
    .include(checkGroupOptions(props))
    .include(checkServiceBalancing(props));
}

/** A controller that leads would put back what a policy removes, minute by minute; a fixed size needs no policy. */
function policiesBeside(mode: ControllerMode, props: ElasticServiceProps): { [name: string]: ScalingPolicy } {
  if (props.minCapacity !== undefined && props.minCapacity === props.maxCapacity) {
    return {};
  }
  return { Cpu: ScalingPolicy.cpu({ disableScaleIn: mode.name === 'lead' && !mode.isShadow }) };
}

/** Amazon Linux without commands serves nothing, so that every instance would be found unhealthy and replaced. */
function warnWhenNothingStarts(service: ElasticService): void {
  const startsNothing = () => withoutAgent(service.group.userData.render()) === ec2.UserData.forLinux().render();
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

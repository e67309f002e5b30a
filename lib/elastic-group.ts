import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as elb from 'aws-cdk-lib/aws-elasticloadbalancing';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { applyCapacity } from './capacity/apply-capacity';
import { checkGroupArchitecture, typeForTemplate } from './capacity/architecture';
import { type CapacityOptions, checkCapacityOptions, sourceOf } from './capacity/capacity-options';
import { checkReservationsFirst } from './capacity/check-reservations-first';
import { checkPlacement } from './capacity/placement-checks';
import { checkHibernation } from './capacity/warm-pool-hibernation';
import { applyZoneOptions, type ZoneOptions } from './capacity/zone-options';
import { checkAtSynth } from './checks/check-at-synth';
import { applyDeployment, checkDeploymentOptions, type DeploymentOptions } from './deployment/deployment';
import { grantToAutoScaling } from './instance-permissions';
import { HardenedLaunchTemplate } from './launch-template';
import { GroupLifecycle } from './lifecycle/group-lifecycle';
import type { LifecycleHook } from './lifecycle/lifecycle-hook';
import { checkLifecycleOptions, type LifecycleOptions } from './lifecycle/lifecycle-options';
import { acknowledgeMixedGroup } from './mixed-group-findings';
import { applyScalingPolicies, type ScalingPolicyOptions } from './policies/policy-options';
import type { ScalingPolicy } from './policies/scaling-policy';
import { PropChecks } from './prop-checks';

/** Sizes and health of an `ElasticGroup`, that `ElasticService` hands through. */
export interface ElasticGroupOptions extends CapacityOptions, DeploymentOptions, LifecycleOptions, ZoneOptions {
  /**
   * Fewest instances that scaling leaves, a whole number of at least 0.
   *
   * @default 1
   */
  readonly minCapacity?: number;

  /**
   * Most instances that scaling launches, at least `minCapacity`.
   *
   * @default 10
   */
  readonly maxCapacity?: number;

  /**
   * Time from in service until an instance's figures are those of a working instance, 0 to 3600 seconds.
   *
   * Until then its CPU is left out of what scaling looks at, and nothing is scaled in.
   *
   * @default Duration.minutes(2)
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html
   */
  readonly defaultInstanceWarmup?: Duration;

  /**
   * Time from in service until a failed health check of a load balancer counts, 0 to 7200 seconds.
   *
   * Shorter than an application takes to start, and the group replaces its instances for ever. Until a target group is
   * attached the balancer has no say, and none is set.
   *
   * @default Duration.minutes(5)
   */
  readonly healthCheckGracePeriod?: Duration;
}

/** Properties of an `ElasticGroup`. */
export interface ElasticGroupProps extends ElasticGroupOptions, ScalingPolicyOptions {
  /** The network that the group runs in. */
  readonly vpc: ec2.IVpc;

  /**
   * Subnets that the instances are spread over.
   *
   * @default - all private subnets with a way out
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * What instances look like.
   *
   * @default - a `HardenedLaunchTemplate` with its own defaults
   */
  readonly launchTemplate?: ec2.ILaunchTemplate;
}

const DEFAULTS = {
  minCapacity: 1,
  maxCapacity: 10,
  defaultInstanceWarmup: Duration.minutes(2),
  healthCheckGracePeriod: Duration.minutes(5),
};

/** What can be wrong with the sizes and durations of a group. */
export function checkGroupOptions(props: ElasticGroupOptions): PropChecks {
  const { minCapacity = DEFAULTS.minCapacity, maxCapacity = DEFAULTS.maxCapacity } = props;
  return new PropChecks()
    .integer('minCapacity', minCapacity, 0)
    .integer('maxCapacity', maxCapacity, 0)
    .atMost('minCapacity', minCapacity, 'maxCapacity', maxCapacity)
    .seconds('defaultInstanceWarmup', props.defaultInstanceWarmup, 0, 3600)
    .seconds('healthCheckGracePeriod', props.healthCheckGracePeriod, 0, 7200)
    .include(checkCapacityOptions({ ...props, minCapacity, maxCapacity }))
    .include(checkLifecycleOptions(props))
    .include(checkDeploymentOptions({ ...props, minCapacity, maxCapacity }));
}

/**
 * An Auto Scaling group with a launch template, that leaves its desired capacity to scaling.
 *
 * It is an `AutoScalingGroup`, and goes wherever one goes. Beyond it:
 * desired capacity is left out of the template, so that a deployment never resets it; a change replaces the instances
 * without ever having fewer (`deployment`); the default instance warm-up and all group metrics are on; and as soon as a
 * target group is attached, of this app or imported, the group replaces instances that the load balancer finds unhealthy.
 *
 * The launch template that it makes stands beside it, under its id followed by `LaunchTemplate`.
 *
 * @throws when a size or a duration is out of range, with everything that is wrong
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * const group = new ElasticGroup(this, 'Group', { vpc, minCapacity: 2 });
 * group.addScalingPolicy('Cpu', ScalingPolicy.cpu());
 */
export class ElasticGroup extends autoscaling.AutoScalingGroup {
  private readonly lifecycle: GroupLifecycle;

  constructor(scope: Construct, id: string, props: ElasticGroupProps) {
    const source = sourceOf(props);
    const { vpc, vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } } = props;
    const { minCapacity = DEFAULTS.minCapacity, maxCapacity = DEFAULTS.maxCapacity } = props;
    checkGroupOptions(props)
      .include(checkGroupArchitecture(source, props.launchTemplate))
      .include(checkReservationsFirst(props))
      .include(checkHibernation(props.warmPool, props.launchTemplate))
      .include(checkPlacement({ ...props, maxCapacity }, vpc.selectSubnets(vpcSubnets)))
      .throwFor('ElasticGroup', scope, id);

    super(scope, id, {
      vpc,
      vpcSubnets,
      launchTemplate:
        props.launchTemplate ??
        new HardenedLaunchTemplate(scope, `${id}LaunchTemplate`, { vpc, instanceType: typeForTemplate(source) }),
      minCapacity,
      maxCapacity,
      defaultInstanceWarmup: props.defaultInstanceWarmup ?? DEFAULTS.defaultInstanceWarmup,
      groupMetrics: [autoscaling.GroupMetrics.all()],
    });
    this.lifecycle = new GroupLifecycle(this, props, props.healthCheckGracePeriod ?? DEFAULTS.healthCheckGracePeriod);
    openKeys(props);
    applyZoneOptions(this.node.defaultChild as autoscaling.CfnAutoScalingGroup, props);
    this.awaitWayOut(vpc.selectSubnets(vpcSubnets));
    applyCapacity(this, props);
    acknowledgeMixedGroup(this, source, props.launchTemplate);
    applyDeployment(this, { ...props, minCapacity, maxCapacity });
    applyScalingPolicies(this, props);
    checkAtSynth(this);
  }

  /**
   * Adds a way to scale. The name is part of the policy's identity: a change of it replaces the policy.
   *
   * @throws when the policy contradicts the group, or another policy of it
   */
  public addScalingPolicy(name: string, policy: ScalingPolicy): void {
    policy.bind(this, name, this);
  }

  /**
   * Adds a wait to the life of each instance, also of the first ones.
   *
   * @throws when the name is taken or not allowed
   */
  public addHook(name: string, hook: LifecycleHook): void {
    this.lifecycle.addHook(name, hook);
  }

  /**
   * Adds a hook of the CDK's own. It stands in the group itself, so that it holds for the first instances, too; its name is
   * `lifecycleHookName`, or the id.
   */
  public override addLifecycleHook(id: string, props: autoscaling.BasicLifecycleHookProps): autoscaling.LifecycleHook {
    return this.lifecycle.relocateHook(id, props);
  }

  /** Registers the instances with a target group, and trusts its health checks. */
  public override attachToApplicationTargetGroup(
    targetGroup: elbv2.IApplicationTargetGroup,
  ): elbv2.LoadBalancerTargetProps {
    this.lifecycle.attach('ELB', targetGroup.loadBalancerAttached);
    return super.attachToApplicationTargetGroup(targetGroup);
  }

  /** Registers the instances with a target group, and trusts its health checks. */
  public override attachToNetworkTargetGroup(targetGroup: elbv2.INetworkTargetGroup): elbv2.LoadBalancerTargetProps {
    this.lifecycle.attach('ELB', targetGroup.loadBalancerAttached);
    return super.attachToNetworkTargetGroup(targetGroup);
  }

  /** Registers the instances with a Classic Load Balancer, and trusts its health checks. */
  public override attachToClassicLB(loadBalancer: elb.LoadBalancer): void {
    this.lifecycle.attach('ELB');
    super.attachToClassicLB(loadBalancer);
  }

  /**
   * Registers the instances with a target group of Amazon VPC Lattice, and trusts its health checks.
   *
   * @param targetGroupArn of a target group whose targets are instances
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-lattice.html
   */
  public attachToVpcLatticeTargetGroup(targetGroupArn: string): void {
    this.lifecycle.attachToVpcLattice(targetGroupArn);
  }

  /** Instances that boot before the NAT gateways are up cannot fetch what their user data installs. */
  private awaitWayOut({ internetConnectivityEstablished }: ec2.SelectedSubnets): void {
    this.node.defaultChild?.node.addDependency(internetConnectivityEstablished);
  }
}

/** A service-linked role of the group's own needs what the launch template gives the account's default one. */
function openKeys({ serviceLinkedRole, launchTemplate }: ElasticGroupProps): void {
  if (serviceLinkedRole === undefined || !(launchTemplate instanceof HardenedLaunchTemplate)) {
    return;
  }
  for (const key of launchTemplate._encryptionKeys) {
    grantToAutoScaling(key, serviceLinkedRole.roleArn);
  }
}

import { type Duration, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { Construct, type IDependable } from 'constructs';
import { PropChecks } from '../prop-checks';
import { GroupHealth } from './group-health';
import { notify } from './group-notification';
import { InlineHooks } from './inline-hooks';
import type { LifecycleHook } from './lifecycle-hook';
import { type LifecycleOptions, OWN_HOOKS } from './lifecycle-options';
import { RelocatedHook } from './relocated-hook';
import { orderTermination } from './termination';

const { INSTANCE_TERMINATING } = autoscaling.LifecycleTransition;

/** How the instances of one group come, live and go; some of it is only known as things are attached to the group. */
export class GroupLifecycle {
  private readonly resource: autoscaling.CfnAutoScalingGroup;
  private readonly latticeTargetGroups: string[] = [];
  private readonly hooks: InlineHooks;
  private readonly health: GroupHealth;

  constructor(
    private readonly group: autoscaling.AutoScalingGroup,
    private readonly options: LifecycleOptions,
    healthCheckGracePeriod: Duration,
  ) {
    this.resource = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
    this.resource.serviceLinkedRoleArn = options.serviceLinkedRole?.roleArn; // first, since others are granted to it
    this.hooks = new InlineHooks(this.resource);
    this.health = new GroupHealth(this.resource, healthCheckGracePeriod);
    this.setProperties();
    this.addHooks();
    group.node.addValidation({ validate: () => this.validate() });
  }

  /** Adds a hook to those of the group. */
  addHook(name: string, hook: LifecycleHook): void {
    this.hooks.add(hook._bind(new Construct(this.group, `Hook${name}`), name, this.resource));
  }

  /** Adds a hook of the CDK's own to those of the group. */
  relocateHook(id: string, props: autoscaling.BasicLifecycleHookProps): autoscaling.LifecycleHook {
    new PropChecks()
      .seconds('heartbeatTimeout', props.heartbeatTimeout, 30, 7200)
      .throwFor('ElasticGroup.addLifecycleHook', this.group, id);
    const hook = new RelocatedHook(this.group, id, props);
    this.hooks.add(hook.inline);
    return hook;
  }

  /**
   * Trusts the health checks of what was attached, and lets instances come only when it can judge them.
   *
   * @param loadBalancerAttached that a target group is behind its balancer: until then its targets are not looked at
   */
  attach(source: 'ELB' | 'VPC_LATTICE', loadBalancerAttached?: IDependable): void {
    if (this.options.loadBalancerHealthChecks ?? true) {
      this.health.trust(source);
    }
    if (this.options.readiness?._needsTargets && loadBalancerAttached) {
      this.resource.node.addDependency(loadBalancerAttached);
    }
  }

  /** Registers the instances with a target group of VPC Lattice. */
  attachToVpcLattice(targetGroupArn: string): void {
    checkLatticeArn(targetGroupArn).throwFor('ElasticGroup', this.group);
    this.latticeTargetGroups.push(targetGroupArn);
    this.resource.trafficSources = this.latticeTargetGroups.map((identifier) => ({ identifier, type: 'vpc-lattice' }));
    this.attach('VPC_LATTICE');
  }

  private setProperties(): void {
    const { resource, options } = this;
    resource.maxInstanceLifetime = options.maxInstanceLifetime?.toSeconds();
    resource.deletionProtection = options.groupDeletionProtection;
    resource.instanceMaintenancePolicy = options.instanceMaintenance?._render();
    if (options.retainAbandonedInstances) {
      resource.instanceLifecyclePolicy = {
        retentionTriggers: { terminateHookAbandon: autoscaling.TerminateHookAbandonAction.RETAIN },
      };
    }
    if (options.newInstancesProtectedFromScaleIn) {
      this.group.protectNewInstancesFromScaleIn();
    }
    if (options.ebsHealthChecks) {
      this.health.trust('EBS');
    }
    if (options.notifications) {
      notify(resource, options.notifications);
    }
    orderTermination(resource, options);
  }

  private addHooks(): void {
    const { lifecycleHooks = {}, readiness, drain, retainAbandonedInstances = false } = this.options;
    for (const [name, hook] of Object.entries(lifecycleHooks)) {
      this.addHook(name, hook);
    }
    if (readiness) {
      this.addHook(OWN_HOOKS.readiness, readiness._bind(this.group, OWN_HOOKS.readiness));
    }
    if (drain) {
      this.addHook(OWN_HOOKS.drain, drain._bind(this.group, retainAbandonedInstances));
    }
  }

  /** Of a fixed time nobody is told, and its end lets the instance go. */
  private canAbandon(): boolean {
    const drainAbandons = this.options.drain?._canAbandon ?? true;
    return this.hooks.namesAt(INSTANCE_TERMINATING).some((name) => drainAbandons || name !== OWN_HOOKS.drain);
  }

  /** Hooks and target groups may come late, so that it is only known at the end whether they came. */
  private validate(): string[] {
    const { readiness, retainAbandonedInstances } = this.options;
    return new PropChecks()
      .rule(
        !retainAbandonedInstances || this.canAbandon(),
        'retainAbandonedInstances must have a terminating lifecycle hook that somebody can abandon: ' +
          'one of lifecycleHooks, or Drain.completedByInstance',
      )
      .rule(
        !readiness?._needsTargets || hasTargetGroups(this.resource),
        'readiness must be without Readiness.targetHealth where the group is attached to no target group',
      ).all;
  }
}

function hasTargetGroups({ stack, targetGroupArns }: autoscaling.CfnAutoScalingGroup): boolean {
  const arns: unknown = stack.resolve(targetGroupArns);
  return arns !== undefined && (Token.isUnresolved(arns) || !Array.isArray(arns) || arns.length > 0);
}

function checkLatticeArn(arn: string): PropChecks {
  return new PropChecks().rule(
    Token.isUnresolved(arn) || /^arn:[^:]+:vpc-lattice:.+:targetgroup\/.+/.test(arn),
    `targetGroupArn must be one of VPC Lattice, got ${arn}`,
  );
}

import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { acknowledgeDependencies } from '../acknowledge';
import { PropChecks } from '../prop-checks';
import { BalancedTargetGroup, checkBalanced } from './balanced-target-group';
import { TrackedFormula } from './custom-metric';
import { DYNAMIC, type PolicyEffect, type PolicyKind } from './policy-kind';
import { checkPositive, checkTargetTracking, TargetTracking, type TargetTrackingOptions } from './target-tracking';

/** Properties of `ScalingPolicy.requestsPerTarget`. */
export interface RequestScalingProps extends TargetTrackingOptions {
  /** Requests of an instance in a minute that scaling holds on average, above 0. */
  readonly target: number;

  /**
   * The target groups that the group is behind, at least one. They must have a balancer by the end of synthesis.
   *
   * @default - the target group of the `ElasticService` that takes the policy; elsewhere they must be given
   */
  readonly targetGroups?: IApplicationTargetGroup[];

  /**
   * Final portion of the balancer's ARN, `app/NAME/ID`, of all the target groups.
   *
   * @default - what each target group tells; of an imported one without `loadBalancerArns` it must be given
   */
  readonly loadBalancerFullName?: string;
}

/** Requests that an instance has from one target group, or from several. */
export function requestsPerTarget(props: RequestScalingProps): PolicyKind {
  const { targetGroups, loadBalancerFullName } = props;
  const parts = (targetGroups ?? []).map((targetGroup) => checkBalanced(targetGroup, loadBalancerFullName));
  parts
    .reduce((checks, part) => checks.include(part), checkPositive('target', props.target))
    .include(checkTargetTracking(props))
    .rule(targetGroups?.length !== 0, 'targetGroups must not be empty')
    .rule(areDifferent(targetGroups ?? []), 'targetGroups must not have one twice')
    .throwFor('ScalingPolicy.requestsPerTarget');
  return new RequestTracking(props);
}

class RequestTracking implements PolicyKind {
  private readonly targetGroups: readonly BalancedTargetGroup[];

  constructor(private readonly props: RequestScalingProps) {
    const { targetGroups = [], loadBalancerFullName } = props;
    this.targetGroups = targetGroups.map((targetGroup) => new BalancedTargetGroup(targetGroup, loadBalancerFullName));
  }

  check(): PropChecks {
    const problem =
      'targetGroups of ScalingPolicy.requestsPerTarget must be given: only an ElasticService behind an Application Load Balancer has its own';
    return this.targetGroups
      .map(({ source }) => checkBalanced(source, this.props.loadBalancerFullName))
      .reduce((checks, part) => checks.include(part), new PropChecks().rule(this.targetGroups.length > 0, problem));
  }

  /** AWS refuses a policy on requests until the target group has its balancer. */
  bind(policy: Construct, group: IAutoScalingGroup): void {
    policy.node.addDependency(...this.targetGroups.map(({ source }) => source.loadBalancerAttached));
    this.tracking().bind(policy, group);
    acknowledgeDependencies(policy);
  }

  /** By path, since the names are not known before all is built. */
  effect(): PolicyEffect {
    const paths = this.targetGroups.map(({ source }) => source.node.path).sort();
    return { ...DYNAMIC, tracks: `requests ${paths}`, scalesIn: this.props.disableScaleIn !== true };
  }

  behind(targetGroup: IApplicationTargetGroup): PolicyKind {
    return new RequestTracking({ ...this.props, targetGroups: this.props.targetGroups ?? [targetGroup] });
  }

  private tracking(): PolicyKind {
    const [first, ...others] = this.targetGroups;
    return others.length > 0
      ? new TrackedFormula(() => sum(this.targetGroups), this.props.target, this.props)
      : new TargetTracking(predefined(first!), this.props.target, this.props);
  }
}

function predefined({ resourceLabel }: BalancedTargetGroup) {
  const predefinedMetricSpecification = { predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel };
  return { key: () => resourceLabel, specify: () => ({ predefinedMetricSpecification }) };
}

/** A balancer reports requests per target of each target group also in a minute without any. */
function sum(targetGroups: readonly BalancedTargetGroup[]): IMetric {
  const named = targetGroups.map(({ requestCountPerTarget }, index) => [`r${index + 1}`, requestCountPerTarget]);
  return new MathExpression({
    expression: named.map(([id]) => id).join(' + '),
    usingMetrics: Object.fromEntries(named),
    label: 'Requests per instance',
  });
}

function areDifferent(targetGroups: readonly IApplicationTargetGroup[]): boolean {
  return new Set(targetGroups).size === targetGroups.length;
}

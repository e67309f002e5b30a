import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';

/** What a policy does to a group, as far as it can contradict another one. */
export interface PolicyEffect {
  /** The metric that its target is held on, as text. */
  readonly tracks?: string;
  /** The metric that its steps are taken on, as text. */
  readonly stepsOn?: string;
  /** How many resources of type `AWS::AutoScaling::ScalingPolicy` it comes to. */
  readonly scalingPolicies: number;
  /** How many resources of type `AWS::AutoScaling::ScheduledAction` it comes to. */
  readonly scheduledActions: number;
  /** Whether it removes instances when there is less to do. */
  readonly scalesIn: boolean;
  /** Whether it chooses a capacity between the bounds of the group. */
  readonly isDynamic: boolean;
  /** Whether it acts on a forecast. */
  readonly actsOnForecast: boolean;
  /** Whether it sets the bounds of the group. */
  readonly setsBounds: boolean;
  /** When it runs, as text, if that is told by a clock. */
  readonly runsAt?: string;
}

/** A kind of scaling policy, with its props. */
export interface PolicyKind {
  /** Whether it sets the bounds of the group. */
  readonly setsBounds?: boolean;
  /** What is in the way of binding it to a group. */
  check?(group: IAutoScalingGroup, scope: Construct): PropChecks;
  /** Adds its resources to a construct of its own. */
  bind(policy: Construct, group: IAutoScalingGroup): void;
  effect(group: IAutoScalingGroup): PolicyEffect;
  /** The same for a group behind a target group. */
  behind?(targetGroup: IApplicationTargetGroup): PolicyKind;
}

/** What is so for most: one policy that chooses a capacity between the bounds, in both directions. */
export const DYNAMIC: PolicyEffect = {
  scalingPolicies: 1,
  scheduledActions: 0,
  scalesIn: true,
  isDynamic: true,
  actsOnForecast: false,
  setsBounds: false,
};

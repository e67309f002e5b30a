import { type Duration, Token } from 'aws-cdk-lib';
import { CfnScalingPolicy, type IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { DYNAMIC, type PolicyEffect, type PolicyKind } from './policy-kind';

/** What all policies that hold a target have in common. */
export interface TargetTrackingOptions {
  /**
   * Time from in service until an instance launched by this policy counts, 0 to 3600 seconds.
   *
   * @default - the group's default instance warm-up
   */
  readonly estimatedInstanceWarmup?: Duration;

  /**
   * Scale out only, and leave scaling in to somebody else.
   *
   * @default false
   */
  readonly disableScaleIn?: boolean;
}

/** Either specification of a metric that a target can be held on. */
export interface MetricSpecification {
  readonly predefinedMetricSpecification?: CfnScalingPolicy.PredefinedMetricSpecificationProperty;
  readonly customizedMetricSpecification?: CfnScalingPolicy.CustomizedMetricSpecificationProperty;
}

/** A metric that a target is held on. */
export interface TrackedMetric {
  /** What tells it from other metrics. */
  key(group: IAutoScalingGroup): string;
  specify(group: IAutoScalingGroup, policy: Construct): MetricSpecification;
}

/** What can be wrong with what all policies that hold a target have in common. */
export function checkTargetTracking({ estimatedInstanceWarmup }: TargetTrackingOptions): PropChecks {
  return new PropChecks().seconds('estimatedInstanceWarmup', estimatedInstanceWarmup, 0, 3600);
}

/** A target that is not a percentage. */
export function checkPositive(name: string, value: number | undefined): PropChecks {
  const holds = value === undefined || Token.isUnresolved(value) || (value > 0 && value < Number.POSITIVE_INFINITY);
  return new PropChecks().rule(holds, `${name} must be a number above 0, got ${value}`);
}

/** Target tracking, without a cooldown: the service takes one, and it has no effect. */
export class TargetTracking implements PolicyKind {
  constructor(
    private readonly metric: TrackedMetric,
    private readonly target: number,
    private readonly options: TargetTrackingOptions,
  ) {}

  bind(policy: Construct, group: IAutoScalingGroup): void {
    const { estimatedInstanceWarmup, disableScaleIn = false } = this.options;
    new CfnScalingPolicy(policy, 'Resource', {
      policyType: 'TargetTrackingScaling',
      autoScalingGroupName: group.autoScalingGroupName,
      estimatedInstanceWarmup: estimatedInstanceWarmup?.toSeconds(),
      targetTrackingConfiguration: {
        ...this.metric.specify(group, policy),
        disableScaleIn,
        targetValue: this.target,
      },
    });
  }

  effect(group: IAutoScalingGroup): PolicyEffect {
    return { ...DYNAMIC, tracks: this.metric.key(group), scalesIn: this.options.disableScaleIn !== true };
  }
}

import type { Duration } from 'aws-cdk-lib';
import { CfnScalingPolicy, type IAutoScalingGroup, type MetricAggregationType } from 'aws-cdk-lib/aws-autoscaling';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { CapacityAdjustment } from './capacity-adjustment';
import { checkAlarmPeriod } from './metric-period';
import { checkMetric, checkPlaces, metricKey } from './metric-queries';
import { DYNAMIC, type PolicyEffect, type PolicyKind } from './policy-kind';
import { adjustmentsOf, checkSteps, type ScalingStep, type Side } from './scaling-step';
import { newStepAlarm } from './step-alarm';

/** Properties of `ScalingPolicy.step`. */
export interface StepScalingProps {
  /** The metric, or metric math, of the group's account and region, that the alarms look at. */
  readonly metric: IMetric;

  /**
   * What to do from a threshold upwards, including it, up to the next threshold; 20 steps at most. The alarm goes off at
   * the lowest.
   *
   * @default - nothing; `below` must then be given
   */
  readonly above?: ScalingStep[];

  /**
   * What to do from a threshold downwards, including it, down to the next threshold; 20 steps at most. The alarm goes off
   * at the highest.
   *
   * @default - nothing; `above` must then be given
   */
  readonly below?: ScalingStep[];

  /**
   * What the `change` of each step means.
   *
   * @default CapacityAdjustment.changeInCapacity()
   */
  readonly adjustment?: CapacityAdjustment;

  /**
   * How often the alarms look at the metric: 10, 20, 30 or a multiple of 60 seconds.
   *
   * @default - the metric's own when that is below a minute, else one minute
   */
  readonly period?: Duration;

  /**
   * How many periods the alarms look at, a whole number of at least 1; all of them at most a day, or a week where a
   * period is an hour or more.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /**
   * In how many of these the threshold must be breached, a whole number between 1 and `evaluationPeriods`.
   *
   * @default - all of them
   */
  readonly datapointsToAlarm?: number;

  /**
   * Which value of the data points in the alarm counts for the choice of a step.
   *
   * @default - their average
   */
  readonly metricAggregationType?: MetricAggregationType;

  /**
   * Time from in service until an instance launched by this policy counts, 0 to 3600 seconds.
   *
   * @default - the group's default instance warm-up
   */
  readonly estimatedInstanceWarmup?: Duration;
}

const SIDES: readonly Side[] = ['above', 'below'];

/** Alarms, with a policy for each. */
export function step(props: StepScalingProps): PolicyKind {
  const { metric, period, evaluationPeriods = 1, adjustment = CapacityAdjustment.changeInCapacity() } = props;
  checkSteps(props, adjustment)
    .include(checkMetric('metric', metric, 'without search'))
    .include(checkAlarmPeriod(metric, period, evaluationPeriods))
    .integer('evaluationPeriods', evaluationPeriods, 1)
    .integer('datapointsToAlarm', props.datapointsToAlarm, 1, evaluationPeriods)
    .seconds('estimatedInstanceWarmup', props.estimatedInstanceWarmup, 0, 3600)
    .throwFor('ScalingPolicy.step');
  return new StepScaling(props, adjustment);
}

class StepScaling implements PolicyKind {
  constructor(
    private readonly props: StepScalingProps,
    private readonly adjustment: CapacityAdjustment,
  ) {}

  check(_group: IAutoScalingGroup, scope: Construct): PropChecks {
    return checkPlaces(this.props.metric, scope);
  }

  bind(policy: Construct, group: IAutoScalingGroup): void {
    for (const side of this.sides()) {
      const steps = this.props[side]!;
      const { ref } = this.newPolicy(policy, side, steps, group);
      newStepAlarm(policy, side, steps, ref, this.props);
    }
  }

  effect(): PolicyEffect {
    const changes = this.sides().flatMap((side) => this.props[side]!.map(({ change }) => change));
    const isExact = this.adjustment.leastChange === 0;
    return {
      ...DYNAMIC,
      stepsOn: metricKey(this.props.metric),
      scalingPolicies: this.sides().length,
      scalesIn: isExact || changes.some((change) => change < 0),
    };
  }

  private sides(): readonly Side[] {
    return SIDES.filter((side) => this.props[side]?.length);
  }

  private newPolicy(policy: Construct, side: Side, steps: readonly ScalingStep[], group: IAutoScalingGroup) {
    const { estimatedInstanceWarmup, metricAggregationType } = this.props;
    const { adjustmentType, minAdjustmentMagnitude } = this.adjustment;
    return new CfnScalingPolicy(policy, side === 'above' ? 'Above' : 'Below', {
      policyType: 'StepScaling',
      autoScalingGroupName: group.autoScalingGroupName,
      adjustmentType,
      minAdjustmentMagnitude,
      metricAggregationType,
      estimatedInstanceWarmup: estimatedInstanceWarmup?.toSeconds(),
      stepAdjustments: adjustmentsOf(side, steps),
    });
  }
}

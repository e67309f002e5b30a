import { Token } from 'aws-cdk-lib';
import type { CfnScalingPolicy } from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import type { CapacityAdjustment } from './capacity-adjustment';

/** What to do when a metric has gone so far. */
export interface ScalingStep {
  /** Value of the metric that the step begins at, including it, in the metric's unit. */
  readonly threshold: number;

  /**
   * What is added, or removed when negative; with `CapacityAdjustment.exactCapacity()` the capacity itself. A whole
   * number: instances, units of capacity, or percent, as the adjustment says.
   */
  readonly change: number;
}

/** The side of a threshold that an alarm is about. */
export type Side = 'above' | 'below';

/** Steps of both sides. */
export interface Steps {
  readonly above?: readonly ScalingStep[];
  readonly below?: readonly ScalingStep[];
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const MOST_STEPS = 20;

/** What can be wrong with steps: each side by itself, and the two together. */
export function checkSteps({ above = [], below = [] }: Steps, adjustment: CapacityAdjustment): PropChecks {
  const [lowestAbove, highestBelow] = [ordered('above', above)[0], ordered('below', below)[0]];
  const areApart =
    lowestAbove === undefined || highestBelow === undefined || isBelow(highestBelow.threshold, lowestAbove.threshold);
  return new PropChecks()
    .rule(above.length + below.length > 0, 'above or below must have a step, got neither')
    .include(checkSide('above', above, adjustment))
    .include(checkSide('below', below, adjustment))
    .rule(
      areApart,
      `threshold of below must be lower than that of above, got ${highestBelow?.threshold} and ${lowestAbove?.threshold}`,
    )
    .rule(
      adjustment.leastChange === 0 || !areSame(signsOf(above), signsOf(below)),
      'above and below must not both add or both remove',
    );
}

/** The first in whose range the alarm goes off, then on, away from it. */
export function ordered(side: Side, steps: readonly ScalingStep[]): readonly ScalingStep[] {
  const direction = side === 'above' ? 1 : -1;
  return [...steps].sort((one, other) => direction * (one.threshold - other.threshold));
}

/** Bounds relative to the alarm's threshold; the last step has none to the outside. */
export function adjustmentsOf(side: Side, steps: readonly ScalingStep[]): CfnScalingPolicy.StepAdjustmentProperty[] {
  const inOrder = ordered(side, steps);
  return inOrder.map(({ threshold, change }, index) => {
    const [near, far] = [threshold, inOrder[index + 1]?.threshold].map((bound) =>
      bound === undefined ? undefined : difference(bound, inOrder[0]!.threshold),
    );
    const [lower, upper] = side === 'above' ? [near, far] : [far, near];
    return { metricIntervalLowerBound: lower, metricIntervalUpperBound: upper, scalingAdjustment: change };
  });
}

function checkSide(side: Side, steps: readonly ScalingStep[], { leastChange }: CapacityAdjustment): PropChecks {
  const thresholds = steps.map(({ threshold }) => threshold);
  const isUnordered = steps.length > 1 && thresholds.some((threshold) => Token.isUnresolved(threshold));
  const twice = thresholds.find((threshold, index) => thresholds.indexOf(threshold) !== index);
  const checks = new PropChecks()
    .rule(steps.length <= MOST_STEPS, `${side} must have at most ${MOST_STEPS} steps, got ${steps.length}`)
    .rule(!isUnordered, `thresholds of ${side} must be known at synthesis where there are several`)
    .rule(twice === undefined, `thresholds of ${side} must be different, got ${twice} twice`)
    .rule(
      leastChange === 0 || signsOf(steps).length <= 1,
      `changes of ${side} must all add or all remove, got ${steps.map(({ change }) => change).join(', ')}`,
    );
  return steps.reduce((all, { threshold, change }, index) => {
    const name = `${side}[${index}]`;
    return all
      .rule(
        Token.isUnresolved(threshold) || Number.isFinite(threshold),
        `${name}.threshold must be a number, got ${threshold}`,
      )
      .rule(
        Token.isUnresolved(change) || (Number.isInteger(change) && change >= leastChange),
        `${name}.change must be a whole number${range(leastChange)}, got ${change}`,
      )
      .rule(leastChange === 0 || change !== 0, `${name}.change must not be 0`);
  }, checks);
}

function range(least: number): string {
  return Number.isFinite(least) ? ` of at least ${least}` : '';
}

function signsOf(steps: readonly ScalingStep[]): readonly number[] {
  const known = steps.filter(({ change }) => !Token.isUnresolved(change));
  return [...new Set(known.map(({ change }) => Math.sign(change)))];
}

function areSame([one, ...more]: readonly number[], [other, ...others]: readonly number[]): boolean {
  return one !== undefined && one === other && more.length === 0 && others.length === 0;
}

function isBelow(low: number, high: number): boolean {
  return Token.isUnresolved(low) || Token.isUnresolved(high) || low < high;
}

/** Without the dust of binary fractions: 0.3 less 0.1 is 0.2. */
function difference(bound: number, threshold: number): number {
  return bound === threshold ? 0 : Number((bound - threshold).toPrecision(12));
}

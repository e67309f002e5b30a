import { type AdjustmentRule, adjust } from './adjust-capacity';
import type { CapacityRange } from './capacity-range';
import { clampCapacity } from './clamp-capacity';

export { adjust, percentChange } from './adjust-capacity';

/** One `StepAdjustment`: an interval of the metric relative to the threshold of the alarm, and what to do in it. */
export interface StepAdjustment {
  /** @default - no lower bound */
  readonly lowerBound?: number;
  /** @default - no upper bound */
  readonly upperBound?: number;
  /** In instances, or percent of current capacity. */
  readonly scalingAdjustment: number;
}

interface MetricBreach {
  /** Value of the metric, in its own unit. */
  readonly metric: number;
  /** Threshold of the alarm, in the same unit. */
  readonly threshold: number;
  /** Whether the alarm is for values above its threshold (`GreaterThan...`). */
  readonly above: boolean;
  readonly steps: readonly StepAdjustment[];
}

interface StepScaling extends MetricBreach, AdjustmentRule {
  /** Desired capacity now, in instances. */
  readonly desired: number;
  /** Instances in service and past their warm-up. */
  readonly current: number;
  /**
   * Instances on their way out, which count as current when more would go.
   *
   * @default 0
   */
  readonly terminating?: number;
  readonly range: CapacityRange;
}

/**
 * The adjustment of the first step that holds the metric; undefined when none does.
 *
 * Above the threshold a step has its lower bound and not its upper one, below it the other way round.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StepAdjustment.html
 * @example pickStep({ metric: 70, threshold: 60, above: true, steps: [{ lowerBound: 0, scalingAdjustment: 1 }] }) // 1
 */
export function pickStep({ metric, threshold, above, steps }: MetricBreach): number | undefined {
  const distance = metric - threshold;
  const holds = ({ lowerBound = -Infinity, upperBound = Infinity }: StepAdjustment) =>
    above ? lowerBound <= distance && distance < upperBound : lowerBound < distance && distance <= upperBound;
  return steps.find(holds)?.scalingAdjustment;
}

/**
 * Desired capacity after a step policy, inside the range: the adjustment of the step, made to current capacity, and
 * then compared with desired capacity, so that instances still warming up are not added again and those that are
 * terminating not removed again. A metric outside every step changes nothing.
 *
 * @throws RangeError when the min of the range is above its max
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 * @example stepTo({ metric: 70, threshold: 60, current: 10, desired: 11, steps, ... }) // 13 with a step of 30 %
 */
export function stepTo(scaling: StepScaling): number {
  const { current, desired, terminating = 0, range } = scaling;
  const adjustment = pickStep(scaling);
  if (adjustment === undefined) {
    return desired;
  }
  const wanted = adjust(current, adjustment, scaling);
  if (wanted > current) {
    return clampCapacity(Math.max(desired, wanted), range);
  }
  if (wanted < current) {
    return clampCapacity(Math.min(desired, adjust(current + terminating, adjustment, scaling)), range);
  }
  return desired;
}

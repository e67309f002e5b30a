import type { CapacityRange } from './capacity-range';
import { ceilCapacity } from './ceil-capacity';
import { checkAbove, checkAtLeast, checkNumber } from './check-number';
import { clampCapacity } from './clamp-capacity';

export { alarmLowRatio, alarmLowThreshold } from './alarm-low-threshold';

/** What scale-in may take away at once. AWS does not say; one at a time is what was seen in groups of two to seven. */
export type ScaleInStep = 'one' | 'proportional' | 'tenPercent';

interface TrackedMetric {
  /** Value of the metric, in its own unit. */
  readonly metric: number;
  /** Value to keep it at, in the same unit, greater than 0. */
  readonly target: number;
  /** Desired capacity now, in instances. */
  readonly desired: number;
  readonly range: CapacityRange;
}

interface ScaleOut extends TrackedMetric {
  /** Instances that the metric describes: those past their warm-up, or the healthy targets. */
  readonly base: number;
}

interface ScaleIn extends TrackedMetric {
  /** Instances in service and terminating, so that those on their way out are not taken away twice. */
  readonly current: number;
  readonly step: ScaleInStep;
}

const largestStep: { readonly [step in ScaleInStep]: (current: number) => number } = {
  one: () => 1,
  proportional: (current) => current,
  tenPercent: (current) => Math.max(1, Math.floor(current / 10)),
};

/**
 * Desired capacity after a scale-out by target tracking: `ceil(base * metric / target)`, at least 1, never less than
 * desired capacity, inside the range. As long as the metric is not above the target nothing changes.
 *
 * Warming instances are in `desired` and not in `base`: a breach that lasts does not add them again.
 *
 * @throws RangeError when target is not above 0, base is negative, or metric is not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 * @example scaleOutTo({ metric: 75, target: 50, base: 3, desired: 3, range: { min: 0, max: 9 } }) // 5
 */
export function scaleOutTo({ metric, target, base, desired, range }: ScaleOut): number {
  checkTracked(metric, target);
  checkAtLeast('base', base, 0);
  if (metric <= target) {
    return desired;
  }
  return clampCapacity(Math.max(desired, 1, ceilCapacity((base * metric) / target)), range);
}

/**
 * Desired capacity after a scale-in by target tracking: `ceil(current * metric / target)`, not further down than the
 * step allows, never more than desired capacity, inside the range. Rounded so that fewer instances go: nothing changes
 * if one less would put the metric above the target.
 *
 * @throws RangeError when target is not above 0, current is negative, or metric is not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 * @example scaleInTo({ metric: 1, target: 30, current: 4, desired: 4, range: { min: 2, max: 8 }, step: 'one' }) // 3
 */
export function scaleInTo({ metric, target, current, desired, range, step }: ScaleIn): number {
  checkTracked(metric, target);
  checkAtLeast('current', current, 0);
  const wanted = ceilCapacity((current * metric) / target);
  if (wanted >= current) {
    return desired;
  }
  return clampCapacity(Math.min(desired, Math.max(wanted, current - largestStep[step](current))), range);
}

function checkTracked(metric: number, target: number): void {
  checkNumber('metric', metric);
  checkAbove('target', target, 0);
}

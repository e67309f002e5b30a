import { ratioAt } from './capacity-histogram';
import type { InstanceCapacityState } from './instance-capacity-state';
import { quantilePosition } from './quantile-position';

/** What one instance does at 100 % CPU. */
export interface InstanceCapacity {
  /** Units of demand a minute. */
  readonly perInstance: number;
  /** Lower bound of it, one-sided, 95 %; the same unit, never above `perInstance`. */
  readonly low: number;
  /** Minutes that it rests on, those that are partly forgotten counted less: 1039 at most. */
  readonly minutes: number;
}

/** Usable minutes before there is an estimate. */
const ENOUGH = 30;
/** Interquartile ranges beyond the quartiles where Tukey's fences are. */
const FENCE = 1.5;
/** 95 % of a normal distribution, one-sided. */
const Z = 1.645;
/** Share of the minutes that may be absurd on the low side before the bound gives way. */
const ABSURD = 0.25;

/**
 * The capacity of one instance: median of demand / cpuLoad over the usable minutes, without those beyond Tukey's fences
 * (1.5 interquartile ranges outside the quartiles).
 *
 * `low` is the quantile of the ratios whose share is less than a half by the uncertainty of a median,
 *
 *     share = 0.5 - 1.645 * 0.5 * sqrt(design effect / minutes)
 *
 * once inside the fences and once among all of the ratios, the lesser of the two. The second makes it follow a fall of the
 * capacity (a new release) when 3 to 5 in 10 of the minutes are after it, before the median does.
 *
 * Where a part of the CPU does not depend on demand, CPU = base + demand / c, the ratio grows with utilization:
 * c * (1 - base / utilization). What is learned at 50 % is then less than what holds at 85 %: on the safe side. The other
 * way round, where work costs more CPU at high utilization (two vCPUs share a core), it is too much until minutes at high
 * utilization have come. Minutes are not weighed by utilization: it helps there by 3 %, but a daily batch job on a group at
 * 50 % then passes for half of its past.
 *
 * Cost: a few microseconds.
 *
 * @returns undefined before 30 usable minutes
 * @see https://en.wikipedia.org/wiki/Outlier#Tukey's_fences
 * @see Woodruff, Confidence Intervals for Medians and Other Position Measures, 1952, https://doi.org/10.1080/01621459.1952.10483443
 * @example instanceCapacity(state) // { perInstance: 2500, low: 2430, minutes: 640 }
 */
export function instanceCapacity({
  seen,
  histogram,
  correlation,
}: InstanceCapacityState): InstanceCapacity | undefined {
  if (seen < ENOUGH) {
    return undefined;
  }
  const { bins, total, weight } = histogram;
  const minutes = total / weight;
  const [from, to] = fences(bins);
  const lowShare = 0.5 - (Z / 2) * Math.sqrt(correlation.designEffect / minutes);
  const low = Math.min(
    quantilePosition(bins, Math.max(0, lowShare), from, to),
    quantilePosition(bins, Math.max(ABSURD, lowShare), 0, bins.length),
  );
  return {
    perInstance: ratioAt(histogram, quantilePosition(bins, 0.5, from, to)),
    low: ratioAt(histogram, Math.floor(low)),
    minutes,
  };
}

/** The bins inside Tukey's fences: the first, and the one after the last. */
function fences(bins: readonly number[]): [from: number, to: number] {
  const lower = quantilePosition(bins, 0.25, 0, bins.length);
  const upper = quantilePosition(bins, 0.75, 0, bins.length);
  const reach = FENCE * (upper - lower);
  return [Math.max(0, Math.floor(lower - reach)), Math.min(bins.length, Math.ceil(upper + reach))];
}

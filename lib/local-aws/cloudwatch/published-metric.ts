import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import type { Sizes } from '../../twin/deployed/size-history';
import { type Metric, type Sample, sampleOf } from '../../twin/metrics/metric';
import type { Series } from '../../twin/simulate/metrics/series';

/** A metric that the stack itself publishes. Periods and times are counted from the creation of the group. */
export interface PublishedMetric {
  readonly metric: Metric;
  /** In seconds. */
  readonly period: number;
  /** The newest period that can be read at a time. */
  readonly newestAt: (now: number) => number;
  /** What a period that can be read holds, stamped with a time; undefined without a data point. */
  readonly sampleAt: (index: number, time: number) => Sample | undefined;
}

/** A metric that the model computes. */
export function fromSeries(
  metric: Metric,
  series: Series,
  toSample: (time: number, value: number, base: number) => Sample = sampleOf,
): PublishedMetric {
  return {
    metric,
    period: series.period,
    newestAt: (now) => series.newestAt(now),
    sampleAt: (index, time) => {
      const value = series.at(index);
      return Number.isNaN(value) ? undefined : toSample(time, value, series.baseAt(index));
    },
  };
}

/**
 * A metric that tells how a group was when a minute began.
 *
 * @param delay seconds from then until it can be read. @default 0, at once: *assumption*
 */
export function fromSizes(
  metric: Metric,
  { sizes }: DeployedGroup,
  read: (sizes: Sizes) => number,
  delay = 0,
): PublishedMetric {
  return {
    metric,
    period: 60,
    newestAt: (now) => Math.floor((now - delay) / 60),
    sampleAt: (index, time) => {
      const at = sizes.at(index);
      return at && sampleOf(time, read(at));
    },
  };
}

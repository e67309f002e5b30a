import type { DemandMetric, DemandSource } from '../../../scaling/controller/load-source';
import { metricKey } from '../../metrics/metric';
import { type RequestCount, requestCountsOf } from '../metrics/request-counts';
import type { GroupModel } from '../model/group-model';

/** A metric that counts the work asked for, as far as the model has it. Times in seconds since the start of the run. */
export interface DemandCount {
  /** The newest minute that can be read at a time. */
  readonly newestAt: (now: number) => number;
  /** Of a minute that can be read; NaN where nothing is known of it. */
  readonly at: (minute: number) => number;
}

/** The metrics of a source, in their order; undefined in the place of one that the model does not have. */
export function demandCounts({ metrics }: DemandSource, model: GroupModel): readonly (DemandCount | undefined)[] {
  const { stack, definition } = model.options;
  const published = definition.targetGroups.flatMap((targetGroup) =>
    requestCountsOf(targetGroup, definition, stack, model.metrics.balancer),
  );
  return metrics.map((metric) => {
    const count = metric.statistic === 'Sum' ? find(published, metric) : undefined;
    const { reportedWith } = metric;
    return count && demandCount(count, reportedWith ? find(published, { ...metric, name: reportedWith }) : undefined);
  });
}

function find(published: readonly RequestCount[], metric: DemandMetric): RequestCount | undefined {
  const key = metricKey(metric);
  return published.find((count) => metricKey(count.metric) === key);
}

function demandCount({ series, share }: RequestCount, other: RequestCount | undefined): DemandCount {
  return {
    newestAt: (now) => series.newestAt(now),
    at: (minute) => {
      const value = series.at(minute) * share;
      const isReported = other !== undefined && !Number.isNaN(other.series.at(minute));
      return Number.isNaN(value) && isReported ? 0 : value;
    },
  };
}

import type { Column, ReportRun } from './report-data';

/** A chart with more points than this shows nothing that fewer do not, and makes the file heavy. */
const MOST_POINTS = 4_000;

/** What the charts of a run are drawn from. */
export interface ChartData {
  /** Seconds since 1970 of each point. */
  readonly times: readonly number[];
  /** Minutes that a point stands for. */
  readonly minutesPerPoint: number;
  readonly demand: readonly number[];
  readonly desired: readonly number[];
  readonly serving: readonly number[];
  readonly utilisation: readonly number[];
  readonly oracle?: readonly number[];
}

/**
 * The columns of a run, with several minutes to a point where the run is long. A point then shows the worst of its
 * minutes: the highest demand and utilisation, the least capacity.
 */
export function chartData({ start, columns }: ReportRun): ChartData {
  const minutesPerPoint = Math.max(1, Math.ceil(columns.demand.length / MOST_POINTS));
  const points = Math.ceil(columns.demand.length / minutesPerPoint);
  const worst = (column: Column, pick: (...values: number[]) => number) =>
    Array.from({ length: points }, (_, point) => {
      const values = column.slice(point * minutesPerPoint, (point + 1) * minutesPerPoint);
      return Math.round(pick(...values) * 1000) / 1000;
    });
  return {
    times: Array.from({ length: points }, (_, point) => start + point * minutesPerPoint * 60),
    minutesPerPoint,
    demand: worst(columns.demand, Math.max),
    desired: worst(columns.desired, Math.min),
    serving: worst(columns.serving, Math.min),
    utilisation: worst(columns.utilisation, Math.max),
    ...(columns.oracle && { oracle: worst(columns.oracle, Math.min) }),
  };
}

import type { Column, ReportRun } from './report-data';

/** A chart with more points than this shows nothing that fewer do not, and makes the file heavy. */
const MOST_POINTS = 4_000;

/** Minutes that are drawn of each stretch of a long run. */
const DRAWN_OF_STRETCH = 3;

/** What the charts of a run are drawn from. Every point is a minute as it was. */
export interface ChartData {
  /** Seconds since 1970 of each point. */
  readonly times: readonly number[];
  readonly demand: readonly number[];
  readonly desired: readonly number[];
  readonly serving: readonly number[];
  readonly utilisation: readonly number[];
  readonly oracle?: readonly number[];
}

/**
 * The columns of a run, or, where it is long, three minutes of every so many: those with the least load, the most load and
 * the highest utilisation. So nothing that matters is hidden, and load and capacity of a point belong together.
 */
export function chartData({ start, columns }: ReportRun): ChartData {
  const minutes = drawnMinutes(columns.demand, columns.utilisation);
  const values = (column: Column) => minutes.map((minute) => Math.round(column[minute]! * 1000) / 1000);
  return {
    times: minutes.map((minute) => start + minute * 60),
    demand: values(columns.demand),
    desired: values(columns.desired),
    serving: values(columns.serving),
    utilisation: values(columns.utilisation),
    ...(columns.oracle && { oracle: values(columns.oracle) }),
  };
}

/** Minutes of a long run of which three are drawn; 1 when all are. */
export function stretchLength(minutes: number): number {
  return minutes <= MOST_POINTS ? 1 : Math.ceil(minutes / Math.floor(MOST_POINTS / DRAWN_OF_STRETCH));
}

function drawnMinutes(demand: Column, utilisation: Column): readonly number[] {
  const length = stretchLength(demand.length);
  const stretches = Array.from({ length: Math.ceil(demand.length / length) }, (_, index) => index * length);
  return stretches.flatMap((from) => {
    const to = Math.min(from + length, demand.length);
    const drawn = [
      greatest(from, to, (minute) => -demand[minute]!),
      greatest(from, to, (minute) => demand[minute]!),
      greatest(from, to, (minute) => utilisation[minute]!),
    ];
    return [...new Set(drawn)].sort((one, other) => one - other);
  });
}

/** The first minute with the greatest value. */
function greatest(from: number, to: number, value: (minute: number) => number): number {
  let best = from;
  for (let minute = from + 1; minute < to; minute++) {
    best = value(minute) > value(best) ? minute : best;
  }
  return best;
}

import { SAMPLE_PERIOD } from '../load-sample';
import { cpuLoad } from './cpu-load';
import type { LoadReading } from './load-reading';

/** Values of a metric by the start of their minute, in milliseconds since the epoch, UTC. */
export type Minutes = ReadonlyMap<number, number>;

/** What CloudWatch shows of a group's CPU: {@link CpuOfMinute} by the minute. */
export interface CpuSeries {
  readonly average: Minutes;
  readonly reporting: Minutes;
  readonly inService: Minutes;
}

/** What it shows of one of the group's demand metrics. */
export interface DemandSeries {
  readonly values: Minutes;
  /** Of a metric that is reported also in minutes without work. */
  readonly reportedWith?: Minutes;
}

export interface LoadSeries {
  readonly cpu?: CpuSeries;
  /** Added up: what is asked for in a minute is known when all of them are. */
  readonly demands?: readonly DemandSeries[];
}

/** One reading for each minute of which something is known, oldest first. CloudWatch stamps a value with its minute's start. */
export function readingsOf({ cpu, demands = [] }: LoadSeries): LoadReading[] {
  const minutes = new Set<number>([
    ...(cpu?.average.keys() ?? []),
    ...demands.flatMap(({ values, reportedWith }) => [...values.keys(), ...(reportedWith?.keys() ?? [])]),
  ]);
  return [...minutes]
    .sort((one, other) => one - other)
    .map((minute) => ({
      at: minute + SAMPLE_PERIOD,
      ...(cpu && cpuOf(minute, cpu)),
      ...(demands.length > 0 && demandOf(minute, demands)),
    }))
    .filter(({ cpuLoad, utilization, demand }: LoadReading) => (cpuLoad ?? utilization ?? demand) !== undefined);
}

function cpuOf(minute: number, { average, reporting, inService }: CpuSeries): Partial<LoadReading> {
  const percent = average.get(minute) ?? Number.NaN;
  const sizes = { reporting: reporting.get(minute) ?? Number.NaN, inService: inService.get(minute) };
  const load = cpuLoad({ average: percent, ...sizes });
  return {
    ...(Number.isFinite(load) && { cpuLoad: load }),
    ...(Number.isFinite(percent) && { utilization: percent / 100 }),
  };
}

function demandOf(minute: number, demands: readonly DemandSeries[]): Partial<LoadReading> {
  const sum = demands
    .map(({ values, reportedWith }) => values.get(minute) ?? (reportedWith?.has(minute) ? 0 : Number.NaN))
    .reduce((one, other) => one + other, 0);
  return Number.isFinite(sum) ? { demand: sum } : {};
}

import type { Trace, TraceUnit } from '../load/trace';

const perMinute: { readonly [unit in TraceUnit]?: number } = { 'requests-per-second': 60, 'requests-per-minute': 1 };

/** Requests a minute that one instance-capacity stands for; undefined when the trace does not count requests. */
export function requestsPerCapacityOf({ unit, perMinute: values }: Trace, demand: Float64Array): number | undefined {
  const factor = perMinute[unit];
  const busy = demand.findIndex((value) => value > 0);
  return factor === undefined || busy < 0 ? undefined : (factor * values[busy]!) / demand[busy]!;
}

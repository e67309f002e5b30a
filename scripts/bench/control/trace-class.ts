/** What kind of load a trace is: the mass of small requests, counting noise, or spikes out of proportion. */
export type TraceClass = 'volume' | 'noise' | 'stress';

/** Peak by mean from which a trace is a stress test. */
const STRESS = 30;
/** Median change within 5 minutes from which a trace is mostly counting noise. */
const NOISE = 0.1;
const MINUTES = 5;

/**
 * Tells a trace's class from the trace: stress where the peak is more than 30 times the mean, noise where the median change
 * within 5 minutes is more than 10 %, volume otherwise. It agrees with the table of the development traces.
 */
export function traceClass(demand: Float64Array): TraceClass {
  const mean = demand.reduce((sum, value) => sum + value, 0) / demand.length;
  const peak = demand.reduce((most, value) => Math.max(most, value), 0);
  if (peak > STRESS * mean) {
    return 'stress';
  }
  return medianChange(demand) > NOISE ? 'noise' : 'volume';
}

/** Median of the relative changes within 5 minutes; those from 0 do not count. */
export function medianChange(demand: Float64Array): number {
  const changes = Float64Array.from({ length: Math.max(0, demand.length - MINUTES) }, (_, minute) => {
    const before = demand[minute]!;
    return before > 0 ? Math.abs(demand[minute + MINUTES]! / before - 1) : 0;
  }).sort();
  return changes[Math.floor(changes.length / 2)] ?? 0;
}

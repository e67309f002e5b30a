/** What the values of a trace count. */
export type TraceUnit = 'requests-per-second' | 'requests-per-minute' | 'instance-capacities' | 'unitless';

export const traceUnits: readonly TraceUnit[] = [
  'requests-per-second',
  'requests-per-minute',
  'instance-capacities',
  'unitless',
];

/** A load over time, one value a minute without gaps, read from a file or generated. */
export interface Trace {
  /** Start of the first minute, in seconds since 1970; a multiple of 60. */
  readonly start: number;
  /** The mean over each minute, in `unit`; finite and not negative. */
  readonly perMinute: Float64Array;
  readonly unit: TraceUnit;
  /** What was done to the source to get here (gaps filled, rows left out, interpolation), in sentences. */
  readonly findings: readonly string[];
}

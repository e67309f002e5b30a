/** The load on a group during one minute. */
export interface LoadSample {
  /** End of the minute, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** Work asked for, in instance-capacities: 2.5 keeps two and a half instances busy. */
  readonly offeredLoad: number;
}

/** What a sample covers, in milliseconds. */
export const SAMPLE_PERIOD = 60_000;

/** Whether a value can be a load: a finite number of at least 0. */
export function isLoad(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

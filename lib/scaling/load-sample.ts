/** The load on a group during one minute. */
export interface LoadSample {
  /** End of the minute, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** Work asked for, in instance-capacities: 2.5 keeps two and a half instances busy. */
  readonly offeredLoad: number;
}

/** What a sample covers, in milliseconds. */
export const SAMPLE_PERIOD = 60_000;

/** More instance-capacities than any group can be asked for: what is beyond is no load, but a fault of its source. */
const MOST_LOAD = 1e6;

/** Whether a value can be a load: a number from 0 to a million. */
export function isLoad(value: number): boolean {
  return value >= 0 && value <= MOST_LOAD;
}

import type { InstanceCapacity } from '../capacity/instance-capacity-state';

/** What a decision rests on beside the group itself: all that the memory says about this moment. Survives JSON. */
export interface Evidence {
  /** Capacity that the planner wants, in instances. Absent before the first load. */
  readonly needed?: number;
  /** Readings that came with this tick, and of those the new and usable. */
  readonly readings: number;
  readonly used: number;
  /** `at` of the newest reading ever used, in milliseconds since the epoch, UTC; 0 before the first. */
  readonly seenUntil: number;
  /** Since when there is no gap in what was used; same unit. */
  readonly knownSince: number;
  /** Whether a part of the past was asked for and could not be read. @default false */
  readonly isPartial?: boolean;
  readonly forecast?: ForecastEvidence;
  /** CPU utilisation of the newest reading, as a share. */
  readonly utilization?: number;
  /** The capacity of one instance, where it is learned. */
  readonly instance?: InstanceCapacity;
  /** What is usually needed in each quarter of the day, UTC, in instances; -1 where that is not known. */
  readonly usual?: readonly number[];
}

/** Loads in instance-capacities. */
export interface ForecastEvidence {
  /** The newest load. */
  readonly load: number;
  /** The load expected after so many minutes, and the size of the error that is expected. */
  readonly minutes: number;
  readonly expected: number;
  readonly error: number;
}

/** A scheduled action that sets a group's minimum, and nothing else. */
export interface FloorAction {
  /** Unique in the group. */
  readonly name: string;
  /** On a full minute, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** In instances. */
  readonly minSize: number;
}

/** A scheduled action as `DescribeScheduledActions` tells it, ours or not. What it does not set is absent. */
export interface ScheduledAction {
  readonly name: string;
  /** When it runs next, in milliseconds since the epoch, UTC; absent when it has no time. */
  readonly at?: number;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
  /** Of an action that comes again and again. */
  readonly recurrence?: string;
}

/** A minute, in milliseconds. */
export const MINUTE = 60_000;

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

/**
 * A scheduled action as a floor, or undefined when it is something else: it comes again, has no time, or sets another
 * size.
 */
export function asFloor(action: ScheduledAction | undefined): FloorAction | undefined {
  const { name, at, minSize, maxSize, desiredCapacity, recurrence } = action ?? {};
  const isPlain = maxSize === undefined && desiredCapacity === undefined && recurrence === undefined;
  return name !== undefined && at !== undefined && minSize !== undefined && isPlain ? { name, at, minSize } : undefined;
}

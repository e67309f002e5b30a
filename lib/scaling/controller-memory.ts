import { ceilCapacity } from './ceil-capacity';
import type { ControllerPolicy } from './controller-policy';

/** The load on a group during one minute. */
export interface LoadSample {
  /** End of the minute, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** Work asked for, in instance-capacities: 2.5 keeps two and a half instances busy. */
  readonly offeredLoad: number;
}

/** The capacity that the load of one minute needed. */
export interface Need extends LoadSample {
  /** In instances, before the group's range. */
  readonly capacity: number;
}

/** What the controller learned from the past: a function of the samples, so that it can be rebuilt by replay. */
export interface ControllerMemory {
  /** `at` of the newest sample taken in; 0 before the first. */
  readonly seenUntil: number;
  /** Since when there is no gap in the samples, at most the minimum hold before `seenUntil`; same unit. */
  readonly knownSince: number;
  /** Needs of the minimum hold that no later one reaches, oldest first: the first is the highest, the last the newest. */
  readonly needs: readonly Need[];
}

/** Of a controller that has seen nothing. */
export const EMPTY_MEMORY: ControllerMemory = { seenUntil: 0, knownSince: 0, needs: [] };

/** How old the newest sample may be, and the longest time between two samples that is no gap, in milliseconds. */
export const STALE_AFTER = 300_000;

/** What a sample covers, in milliseconds. */
export const SAMPLE_PERIOD = 60_000;

/**
 * Takes new samples into the memory. A fold: all at once or one at a time comes to the same.
 *
 * A sample that was seen, is later than `now`, or whose load is not a finite number of at least 0 counts as missing.
 * The memory itself comes back when there is nothing new.
 *
 * Cost: the number of new samples, and of needs that are kept, which is at most one for each minute of the hold.
 *
 * @param samples oldest first
 * @param now milliseconds since the epoch, UTC
 */
export function remember(
  memory: ControllerMemory,
  samples: readonly LoadSample[],
  now: number,
  policy: ControllerPolicy,
): ControllerMemory {
  const hold = policy.minimumHold * 1000;
  let { seenUntil, knownSince } = memory;
  let needs: Need[] | undefined;
  for (const { at, offeredLoad } of samples) {
    if (at > seenUntil && at <= now && isLoad(offeredLoad)) {
      needs ??= memory.needs.slice();
      const isAfterGap = needs.length === 0 || at - seenUntil > STALE_AFTER;
      knownSince = Math.max(isAfterGap ? at - SAMPLE_PERIOD : knownSince, at - hold);
      seenUntil = at;
      append(needs, { at, offeredLoad, capacity: ceilCapacity(offeredLoad / policy.targetUtilization) }, hold);
    }
  }
  return needs === undefined ? memory : { seenUntil, knownSince, needs };
}

function isLoad(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

/** Drops what the newest need reaches, and what is older than the hold. */
function append(needs: Need[], need: Need, hold: number): void {
  while (needs.length > 0 && needs[needs.length - 1]!.capacity <= need.capacity) {
    needs.pop();
  }
  needs.push(need);
  while (needs[0]!.at <= need.at - hold && needs.length > 1) {
    needs.shift();
  }
}

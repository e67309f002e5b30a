/** A capacity that was planned, and the last minute (since 1970) at whose start it must still be wanted. */
export interface Promised {
  readonly until: number;
  readonly capacity: number;
}

/**
 * Adds a promise to those that no later one exceeds, ordered by time, so that the first is the highest. O(1) on average.
 * Changes `promises`.
 */
export function promise(promises: Promised[], made: Promised): void {
  while (promises.length > 0 && promises[promises.length - 1]!.capacity <= made.capacity) {
    promises.pop();
  }
  promises.push(made);
}

/** Lowers every promise of more than `ceiling` to it. O(1) on average. Changes `promises`. */
export function lowerTo(promises: Promised[], ceiling: number): void {
  let until: number | undefined;
  while (promises.length > 0 && promises[0]!.capacity > ceiling) {
    until = promises.shift()!.until;
  }
  if (until !== undefined && promises[0]?.capacity !== ceiling) {
    promises.unshift({ until, capacity: ceiling });
  }
}

/** Drops what is over by a minute, but never the last one made. Changes `promises`. */
export function dropKept(promises: Promised[], minute: number): void {
  while (promises.length > 1 && promises[0]!.until < minute) {
    promises.shift();
  }
}

/** The capacity that keeps every promise, in instances; undefined before the first. */
export function promisedCapacity(promises: readonly Promised[]): number | undefined {
  return promises[0]?.capacity;
}

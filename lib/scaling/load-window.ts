import { type ControllerMemory, SAMPLE_PERIOD, STALE_AFTER } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';

/** Whole minutes to read load of, in milliseconds since the epoch, UTC; the end is exclusive. */
export interface LoadWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The minutes of which a controller has to read the load: up to the last full one, from the newest that it has seen,
 * but no further back than the minimum hold and the age at which data is stale, 20 minutes by default.
 *
 * That is all of the past that a decision rests on, so that an empty memory catches up in one read.
 *
 * @param now milliseconds since the epoch, UTC
 * @returns undefined while no minute has ended since the newest sample
 */
export function loadWindow(now: number, policy: ControllerPolicy, memory: ControllerMemory): LoadWindow | undefined {
  const end = startOfMinute(now);
  const furthest = end - policy.minimumHold * 1000 - STALE_AFTER;
  const start = startOfMinute(Math.max(furthest, memory.seenUntil));
  return start < end ? { start, end } : undefined;
}

function startOfMinute(time: number): number {
  return Math.floor(time / SAMPLE_PERIOD) * SAMPLE_PERIOD;
}

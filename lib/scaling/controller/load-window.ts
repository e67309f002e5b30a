import { SAMPLE_PERIOD } from '../load-sample';
import type { ControllerMemory } from './controller-memory';
import { type LoadSource, minutesToSettle } from './load-source';

/** How far back the planner's past is read: CloudWatch keeps data of single minutes for 15 days. */
const HISTORY = 14 * 1440 * SAMPLE_PERIOD;

/** Most minutes of one read, so that an answer stays small and a read is short: 2 days. */
const PART = 2 * 1440 * SAMPLE_PERIOD;

/** Whole minutes to read load of, in milliseconds since the epoch, UTC; the end is exclusive. */
export interface LoadWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The minutes of which a controller has to read the load: up to the last full one that its source has settled, from the
 * newest that it has seen, but no more than 14 days. An empty memory has all of them to read.
 *
 * @param now milliseconds since the epoch, UTC
 * @returns undefined while there is no such minute since the newest sample
 */
export function loadWindow(
  now: number,
  { seenUntil }: Pick<ControllerMemory, 'seenUntil'>,
  source: LoadSource,
): LoadWindow | undefined {
  const end = startOfMinute(now) - minutesToSettle(source) * SAMPLE_PERIOD;
  const start = startOfMinute(Math.max(end - HISTORY, seenUntil));
  return start < end ? { start, end } : undefined;
}

/** A window in parts of at most 2 days, newest first: what is read before time runs out is what matters most. */
export function partsOf({ start, end }: LoadWindow): LoadWindow[] {
  const count = Math.ceil((end - start) / PART);
  return Array.from({ length: count }, (_, part) => ({
    start: Math.max(start, end - (part + 1) * PART),
    end: end - part * PART,
  }));
}

function startOfMinute(time: number): number {
  return Math.floor(time / SAMPLE_PERIOD) * SAMPLE_PERIOD;
}

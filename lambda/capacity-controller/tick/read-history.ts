import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import { type LoadWindow, partsOf } from '../../../lib/scaling/controller/load-window';
import type { LoadReader, LoadTarget } from '../ports';
import { asError, valueIn } from '../result';

/** The load of a window, as far as it could be read. */
export interface ReadLoad {
  /** Oldest first, without a hole that the data itself does not have. */
  readonly readings: readonly LoadReading[];
  /** The oldest minutes of the window, if they were not read. */
  readonly unread?: LoadWindow;
  /** Why they were not; without it, time ran out. */
  readonly error?: Error;
}

/**
 * Reads a window part by part, the newest first: at most 7 parts for 14 days, one after the other.
 *
 * It stops at the first part that fails, and before the next one when time has run out; what came is then told with what
 * is missing. Never rejects.
 *
 * @param hasTime whether there is time for one more part
 */
export async function readHistory(
  loads: LoadReader,
  target: LoadTarget,
  window: LoadWindow,
  hasTime: () => boolean,
): Promise<ReadLoad> {
  const read: (readonly LoadReading[])[] = [];
  for (const [index, part] of partsOf(window).entries()) {
    const unread = { start: window.start, end: part.end };
    if (index > 0 && !hasTime()) {
      return { readings: read.flat(), unread };
    }
    try {
      read.unshift(await readPart(loads, target, part));
    } catch (error) {
      return { readings: read.flat(), unread, error: asError(error) };
    }
  }
  return { readings: read.flat() };
}

async function readPart(loads: LoadReader, target: LoadTarget, part: LoadWindow): Promise<readonly LoadReading[]> {
  const [result] = await loads.read([target], part);
  return valueIn(result, `the load of ${target.name}`);
}

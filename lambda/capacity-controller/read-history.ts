import { type LoadWindow, partsOf } from '../../lib/scaling/controller/load-window';
import type { LoadSample } from '../../lib/scaling/load-sample';
import type { LoadReader } from './ports';

/** The load of a window, as far as it could be read. */
export interface ReadLoad {
  /** Oldest first, without a hole that the data itself does not have. */
  readonly samples: readonly LoadSample[];
  /** The oldest minutes of the window, if they were not read. */
  readonly unread?: LoadWindow;
  /** Why they were not; without it, time ran out. */
  readonly error?: unknown;
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
  groupName: string,
  window: LoadWindow,
  hasTime: () => boolean,
): Promise<ReadLoad> {
  const read: (readonly LoadSample[])[] = [];
  const parts = partsOf(window);
  for (const [index, part] of parts.entries()) {
    const unread = { start: window.start, end: part.end };
    if (index > 0 && !hasTime()) {
      return { samples: read.flat(), unread };
    }
    try {
      read.unshift(await loads.read(groupName, part));
    } catch (error) {
      return { samples: read.flat(), unread, error };
    }
  }
  return { samples: read.flat() };
}

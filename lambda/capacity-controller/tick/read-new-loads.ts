import type { ControllerMemory } from '../../../lib/scaling/controller/controller-memory';
import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import { type LoadWindow, loadWindow } from '../../../lib/scaling/controller/load-window';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import type { LoadReader, LoadTarget } from '../ports';
import { asError, type Result } from '../result';
import type { ReadLoad } from './read-history';

/** Most minutes that groups are read of together, in milliseconds: what is more is read group by group, as a history. */
const LONGEST = 60 * MINUTE;

/**
 * Reads the minutes that are new to groups whose past is known, all groups together: in a warm tick one call for 166 groups
 * by their CPU. A group whose past is not known, or for more than an hour, is not in the result.
 *
 * @param now milliseconds since the epoch, UTC
 */
export async function readNewLoads(
  now: number,
  targets: readonly LoadTarget[],
  memories: ReadonlyMap<string, ControllerMemory>,
  loads: LoadReader,
): Promise<ReadonlyMap<string, ReadLoad>> {
  const windows = new Map<LoadTarget, LoadWindow>();
  for (const target of targets) {
    const memory = memories.get(target.name);
    const window = memory && loadWindow(now, memory, target.source);
    if (window && window.end - window.start <= LONGEST) {
      windows.set(target, window);
    }
  }
  const asked = [...windows.keys()];
  const results = asked.length === 0 ? [] : await read(loads, asked, around([...windows.values()]));
  return new Map(asked.map((target, index) => [target.name, loadOf(results[index], windows.get(target)!)]));
}

/** From the first start to the last end. */
function around(windows: readonly LoadWindow[]): LoadWindow {
  return { start: Math.min(...windows.map(({ start }) => start)), end: Math.max(...windows.map(({ end }) => end)) };
}

async function read(loads: LoadReader, targets: readonly LoadTarget[], window: LoadWindow) {
  return loads.read(targets, window).catch((error) => targets.map(() => ({ error: asError(error) })));
}

function loadOf(result: Result<readonly LoadReading[]> | undefined, unread: LoadWindow): ReadLoad {
  if (result === undefined || result.error !== undefined) {
    return { readings: [], unread, error: result?.error ?? new Error('no answer came about the load') };
  }
  return { readings: result.value.filter(({ at }) => at > unread.start && at <= unread.end) };
}

import type { ControlledGroup } from '../../../lib/scaling/controller/controlled-groups';
import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import { loadWindow } from '../../../lib/scaling/controller/load-window';
import type { Surroundings } from '../surroundings';
import { type ReadLoad, readHistory } from './read-history';

/** What is left for the decision and its writes when reading of a history stops, in milliseconds: a read takes at most 13 s. */
const RESERVE = 18_000;

/**
 * The load that is new to a group: as it was read together with that of others, or by itself. Never rejects.
 *
 * @param now milliseconds since the epoch, UTC
 * @param read of groups whose past is known
 */
export async function readLoad(
  now: number,
  group: ControlledGroup,
  read: ReadonlyMap<string, ReadLoad>,
  { loads, memories, remaining }: Surroundings,
): Promise<ReadLoad> {
  const memory = memories.get(group.name);
  const shared = memory && read.get(group.name);
  const window = loadWindow(now, memory ?? emptyMemory(), group.source);
  if (shared || !window) {
    return shared ?? { readings: [] };
  }
  return readHistory(loads, group, window, () => remaining() > RESERVE);
}

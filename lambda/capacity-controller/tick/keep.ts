import type { ScalingDecision } from '../../../lib/scaling/controller/decide';
import { expectFloor } from '../../../lib/scaling/controller/expected-floor';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { scheduledActionsAfter } from '../../../lib/scaling/controller/scheduled-actions-after';
import type { Surroundings } from '../surroundings';
import type { CarriedOut } from './carry-out';
import type { ReadLoad } from './read-history';

/** Keeps for the next tick what was learned, if all was read, and which floors are to come into force. */
export function keep(
  now: number,
  { name, range, scheduledActions }: GroupSnapshot,
  { memory }: ScalingDecision,
  { unread }: ReadLoad,
  written: CarriedOut['done'],
  { memories, floors }: Surroundings,
): void {
  if (!unread) {
    memories.set(name, memory);
  }
  const after = scheduledActionsAfter(scheduledActions, written);
  floors.set(name, expectFloor(now, range.min, floors.get(name), after));
}

import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide, type ScalingDecision } from '../../../lib/scaling/controller/decide';
import { decideOn } from '../../../lib/scaling/controller/decide-on';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { Surroundings } from '../surroundings';
import type { ReadLoad } from './read-history';

/** A decision, and the snapshot that it was made on. */
interface DecidedOn {
  readonly decision: ScalingDecision;
  readonly snapshot: GroupSnapshot;
}

/**
 * Decides about a group, and asks for an instance refresh only when something is to be written: it does nothing but prevent
 * that.
 *
 * @param now milliseconds since the epoch, UTC
 * @throws the error of that call
 */
export async function decideTick(
  now: number,
  policy: ControllerPolicy,
  group: GroupSnapshot,
  { readings, unread }: ReadLoad,
  { groups, memories }: Surroundings,
): Promise<DecidedOn> {
  const learned = decide(now, policy, group, readings, memories.get(group.name) ?? emptyMemory());
  const evidence = unread ? { ...learned.evidence, isPartial: true } : learned.evidence;
  const decision = unread ? { ...learned, ...decideOn(now, policy, group, evidence), evidence } : learned;
  const instanceRefresh = decision.actions.length > 0 ? await groups.instanceRefresh(group.name) : undefined;
  if (instanceRefresh === undefined) {
    return { decision, snapshot: group };
  }
  const snapshot = { ...group, instanceRefresh };
  return { decision: { ...decision, ...decideOn(now, policy, snapshot, decision.evidence) }, snapshot };
}

import { MINUTE } from '../lease/floor-action';
import { floorAhead } from '../lease/pending-floors';
import type { Reason } from '../reason';
import type { ControllerPolicy } from './controller-policy';
import type { ModeDecision } from './decide-on';
import type { Evidence } from './evidence';
import { explainFloor } from './explain-capacity';
import type { GroupSnapshot } from './group-snapshot';
import type { RenewalOf } from './renewal-of';

/** For how long at least what is wanted now stays the floor, in milliseconds. */
const NEAR_TERM = 10 * MINUTE;

/** For how long at least a group that is led has no floor above its baseline, in milliseconds: time for many ticks. */
const GRACE = 15 * MINUTE;

/**
 * The lease of a group whose scaling policies keep desired capacity: the floor is what is needed now, and for the rest of
 * the next 24 hours what is usually needed.
 *
 * What is in doubt is not lowered: neither the minimum nor any floor that is written.
 */
export function floorsFor(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  doubt: Reason | undefined,
  renew: RenewalOf,
): ModeDecision {
  const { scheduledActions, range } = snapshot;
  const ahead = floorAhead(scheduledActions, range.min, now + 2 * MINUTE);
  const { needed = ahead } = evidence;
  const wanted = doubt ? Math.max(needed, ahead) : needed;
  const floors = renew(
    { now, wanted, nearTerm: NEAR_TERM, isInDoubt: doubt !== undefined },
    policy,
    snapshot,
    evidence,
  );
  return {
    wanted: needed,
    actions: floors.actions,
    plan: [{ from: now, capacity: range.min }, ...floors.plan],
    reasons: [explainFloor(wanted, range.min, evidence), ...floors.reasons],
  };
}

/**
 * The lease below a group that is led: the baseline for the next 15 to 30 minutes, and only then what is usually needed.
 * It is put off from quarter to quarter as long as somebody does, so that it holds nothing up, and comes into force when
 * nobody is there to lead any more. In doubt it is not put off: who does not see the load does not lead.
 */
export function leaseBelow(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  doubt: Reason | undefined,
  renew: RenewalOf,
): ModeDecision {
  const { baseline: wanted } = policy;
  const near = { now, wanted, nearTerm: GRACE, isInDoubt: doubt !== undefined };
  return { wanted, ...renew(near, policy, snapshot, evidence) };
}

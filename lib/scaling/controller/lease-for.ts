import { MINUTE } from '../lease/floor-action';
import { floorPlan } from '../lease/floor-plan';
import { floorAhead } from '../lease/pending-floors';
import { renewLease } from '../lease/renew-lease';
import type { PlanStep } from '../plan-step';
import type { Reason } from '../reason';
import type { ControllerPolicy } from './controller-policy';
import type { ModeDecision } from './decide-on';
import type { Evidence } from './evidence';
import { explainFloor } from './explain-capacity';
import { floorCap } from './floor-cap';
import type { GroupSnapshot } from './group-snapshot';

/** For how long at least what is wanted now stays the floor, in milliseconds. */
const NEAR_TERM = 10 * MINUTE;

/** For how long at least a group that is led has no floor above its baseline, in milliseconds: time for many ticks. */
const GRACE = 15 * MINUTE;

/** How late AWS may run a scheduled action, in milliseconds. */
const LATENESS = 2 * MINUTE;

/** Most writes of one tick. */
export const MOST_WRITES = 20;

/**
 * The lease of a group whose scaling policies keep desired capacity: the floor is what is needed now, and for the rest of
 * the next 24 hours what is usually needed.
 *
 * What is in doubt is not lowered: neither the minimum nor a floor that is to come into force next.
 */
export function floorsFor(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  doubt: Reason | undefined,
): ModeDecision {
  const { scheduledActions, range } = snapshot;
  const ahead = floorAhead(scheduledActions, range.min, now + 2 * MINUTE);
  const { needed = ahead } = evidence;
  const wanted = doubt ? Math.max(needed, ahead) : needed;
  const floors = leaseOn({ now, wanted, nearTerm: NEAR_TERM }, policy, snapshot, evidence);
  return {
    ...floors,
    wanted: needed,
    plan: [{ from: now, capacity: range.min }, ...floors.plan],
    reasons: [explainFloor(wanted, range.min, evidence), ...floors.reasons],
  };
}

/**
 * The lease below a group that is led: the baseline for the next 15 to 30 minutes, and only then what is usually needed.
 * It is put off from quarter to quarter as long as somebody does, so that it holds nothing up, and comes into force when
 * nobody is there to lead any more.
 */
export function leaseBelow(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
): ModeDecision {
  const { baseline: wanted } = policy;
  return leaseOn({ now, wanted, nearTerm: GRACE }, policy, snapshot, evidence);
}

interface NearTerm {
  readonly now: number;
  readonly wanted: number;
  readonly nearTerm: number;
}

function leaseOn(
  near: NearTerm,
  policy: ControllerPolicy,
  { scheduledActions, range, suspendedProcesses }: GroupSnapshot,
  { usual }: Evidence,
): ModeDecision {
  const { now, wanted } = near;
  const { baseline, bootMinutes } = policy;
  const floors = floorPlan({ ...near, baseline, usual, leadTime: LATENESS + bootMinutes * MINUTE });
  const { lease, writes, reasons } = renewLease({
    plan: floors,
    baseline,
    cap: floorCap(policy, range),
    minSize: range.min,
    existing: scheduledActions,
    now,
    suspendedProcesses,
    mostWrites: MOST_WRITES,
  });
  const plan: readonly PlanStep[] = lease.map(({ at, minSize }) => ({ from: at, capacity: minSize }));
  return { wanted, plan, actions: writes, reasons };
}

import { MINUTE } from '../lease/floor-action';
import { floorPlan } from '../lease/floor-plan';
import { higherPlan } from '../lease/higher-plan';
import { writtenPlan } from '../lease/pending-floors';
import { type LeaseRenewal, type RenewalRequest, renewLease } from '../lease/renew-lease';
import type { LeaseWrite } from '../lease/within-room';
import type { PlanStep } from '../plan-step';
import type { Reason } from '../reason';
import type { ControllerPolicy } from './controller-policy';
import type { Evidence } from './evidence';
import { floorRange } from './floor-range';
import type { GroupSnapshot } from './group-snapshot';

/** How late AWS may run a scheduled action, in milliseconds. */
const LATENESS = 2 * MINUTE;

/** Most writes of one tick. */
const MOST_WRITES = 20;

/** The floor that is wanted for the near term, in instances, and for how long at least. Times in milliseconds. */
export interface NearTerm {
  /** Since the epoch, UTC. */
  readonly now: number;
  readonly wanted: number;
  readonly nearTerm: number;
  /** Whether floors that are written stay as they are where the new ones would be lower: what is known is in doubt. */
  readonly isInDoubt: boolean;
}

/** What comes of renewing a lease: its floors, what is to be written, and what is in the way. */
export interface Renewal {
  readonly plan: readonly PlanStep[];
  readonly actions: readonly LeaseWrite[];
  readonly reasons: readonly Reason[];
}

/** The part of the evidence that a lease rests on. */
export interface UsualEvidence {
  readonly usual?: Evidence['usual'] | undefined;
}

/** How the lease of a group is renewed. Whoever decides over and over may remember what came of it. */
export type RenewalOf = (
  near: NearTerm,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: UsualEvidence,
) => Renewal;

/** The lease of floors for a near term, and for the rest of the next 24 hours what is usually needed. */
export const renewalOf: RenewalOf = (near, policy, snapshot, evidence) =>
  asRenewal(renewLease(renewalRequest(near, policy, snapshot, evidence)));

/** What a decision says of a renewed lease. */
export function asRenewal({ lease, writes: actions, reasons }: LeaseRenewal): Renewal {
  return { plan: lease.map(({ at, minSize }) => ({ from: at, capacity: minSize })), actions, reasons };
}

/** The same as it is asked of {@link renewLease}. */
export function renewalRequest(
  near: NearTerm,
  policy: ControllerPolicy,
  { scheduledActions, range, suspendedProcesses }: GroupSnapshot,
  { usual }: UsualEvidence,
): RenewalRequest {
  const { baseline } = policy;
  const plan = floorPlan({ ...near, baseline, usual, leadTime: leadTimeOf(policy) });
  return {
    plan: near.isInDoubt ? higherPlan(plan, writtenPlan(scheduledActions, range.min, near.now)) : plan,
    baseline,
    cap: floorRange(policy, range).max,
    minSize: range.min,
    existing: scheduledActions,
    now: near.now,
    suspendedProcesses,
    mostWrites: MOST_WRITES,
  };
}

/** How long it takes from a floor to instances that serve, in milliseconds. */
export function leadTimeOf({ bootMinutes }: ControllerPolicy): number {
  return LATENESS + bootMinutes * MINUTE;
}

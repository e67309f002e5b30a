import type { PlanStep } from '../plan-step';
import type { Reason } from '../reason';
import type { ControllerPolicy } from './controller-policy';
import type { Action, Decision } from './decision';
import { doubtAbout } from './doubt-about';
import type { Evidence } from './evidence';
import { explainCpu, explainMaximum, explainShadow } from './explain-capacity';
import { gateOf } from './gate-of';
import type { GroupSnapshot } from './group-snapshot';
import { leadCapacity } from './lead-capacity';
import { floorsFor, leaseBelow } from './lease-for';
import { type RenewalOf, renewalOf } from './renewal-of';

export interface PlanDecision extends Decision {
  /** In mode `lead` desired capacity from now on, in mode `floor` the minimum; then the floors of the lease. In instances. */
  readonly plan: readonly PlanStep[];
}

/** What a mode makes of the evidence. */
export interface ModeDecision extends PlanDecision {
  /** Capacity that is wanted now, before any limit, in instances. */
  readonly wanted: number;
}

/**
 * Decides on what is known: the half of `decide` without a memory, small enough for its input to be logged and replayed.
 *
 * The planner says how many instances are needed, so that no more than the share `quality` of minutes is above 85 %
 * utilisation. Nothing is lowered without new data, by data that is older than 5 minutes, while load is not known for the
 * whole of the minimum hold, or when a part of the past could not be read: neither capacity nor a floor that is written. Nothing is written while an operator holds the group, it is being deleted, an instance
 * refresh is under way or capacity is counted in weights. A shadow's actions are those that it would carry out.
 *
 * @param now milliseconds since the epoch, UTC
 * @param renew how the lease is renewed: the same, or the same from memory
 * @throws RangeError when the group's minimum is above its maximum
 */
export function decideOn(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  renew: RenewalOf = renewalOf,
): PlanDecision {
  const doubt = doubtAbout(now, policy, evidence);
  const { plan, actions, reasons, wanted } = decideIn[policy.mode](now, policy, snapshot, evidence, doubt, renew);
  const gate = gateOf(now, snapshot);
  return {
    plan,
    actions: gate ? [] : actions,
    reasons: [
      gate,
      policy.isShadow ? explainShadow(policy.mode) : undefined,
      ...reasons,
      doubt,
      explainMaximum(wanted, policy.highestFloor, snapshot, policy.mode),
      explainCpu(policy.source, evidence),
    ].filter(isGiven),
  };
}

type Mode = (
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  doubt: Reason | undefined,
  renew: RenewalOf,
) => ModeDecision;

const decideIn: { readonly [mode in ControllerPolicy['mode']]: Mode } = {
  floor: floorsFor,
  lead: (now, policy, snapshot, evidence, doubt, renew) => {
    const lead = leadCapacity(now, policy, snapshot, evidence, doubt);
    const lease = leaseBelow(now, policy, snapshot, evidence, doubt, renew);
    const actions: readonly Action[] = [...lead.actions, ...lease.actions];
    return { ...lead, plan: [...lead.plan, ...lease.plan], actions, reasons: [...lead.reasons, ...lease.reasons] };
  },
};

function isGiven(reason: Reason | undefined): reason is Reason {
  return reason !== undefined;
}

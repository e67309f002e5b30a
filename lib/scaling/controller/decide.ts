import type { ControllerMemory } from './controller-memory';
import { remember, rememberInPlace } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import { decideOn, type PlanDecision } from './decide-on';
import type { Evidence } from './evidence';
import { evidenceOf } from './evidence-of';
import type { GroupSnapshot } from './group-snapshot';
import type { LoadReading } from './load-reading';
import { type RenewalOf, renewalOf } from './renewal-of';

export interface ScalingDecision extends PlanDecision {
  /** What the decision rests on beside the group: with it, {@link decideOn} comes to the same. */
  readonly evidence: Evidence;
  readonly memory: ControllerMemory;
}

/**
 * What to do about one group at one moment: learn from what was read, then decide. Pure: what it is given stays as it is.
 *
 * @param now milliseconds since the epoch, UTC
 * @param readings of the load, oldest first, of which those that the memory has seen are ignored
 * @throws RangeError when the group's minimum is above its maximum
 */
export function decide(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  readings: readonly LoadReading[],
  memory: ControllerMemory,
): ScalingDecision {
  const remembered = remember(memory, readings, now, policy);
  const evidence = evidenceOf(now, policy, remembered, readings.length);
  return { ...decideOn(now, policy, snapshot, evidence), evidence, memory: remembered.memory };
}

/**
 * The same decision for the owner of a memory who needs the old one no more, and decides over and over: a tenth of the
 * time. Changes `memory`.
 *
 * @param renew how the lease is renewed: the same, or the same from memory
 */
export function decideInPlace(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  readings: readonly LoadReading[],
  memory: ControllerMemory,
  renew: RenewalOf = renewalOf,
): ScalingDecision {
  const remembered = rememberInPlace(memory, readings, now, policy);
  const evidence = evidenceOf(now, policy, remembered, readings.length);
  const { plan, actions, reasons } = decideOn(now, policy, snapshot, evidence, renew);
  return { plan, actions, reasons, evidence, memory };
}

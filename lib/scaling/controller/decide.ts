import type { ControllerMemory } from './controller-memory';
import { remember, rememberInPlace } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import { decideOn, type PlanDecision } from './decide-on';
import type { Evidence } from './evidence';
import { evidenceOf } from './evidence-of';
import type { GroupSnapshot } from './group-snapshot';
import type { LoadReading } from './load-reading';
import type { RenewalOf } from './renewal-of';

export interface ScalingDecision extends PlanDecision {
  /** What the decision rests on beside the group: with it, {@link decideOn} comes to the same. */
  readonly evidence: Evidence;
  readonly memory: ControllerMemory;
}

/** All that a decision rests on, in the order of the parameters of {@link decide}. */
type Inputs = [
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  readings: readonly LoadReading[],
  memory: ControllerMemory,
];

/**
 * What to do about one group at one moment: learn from what was read, then decide. Pure: what it is given stays as it is.
 *
 * Parameters: `now` in milliseconds since the epoch, UTC; readings of the load, oldest first, of which those that the
 * memory has seen are ignored.
 *
 * @throws RangeError when the group's minimum is above its maximum
 */
export function decide(...inputs: Inputs): ScalingDecision {
  return decideBy(remember, inputs);
}

/**
 * The same decision for the owner of a memory who needs the old one no more, and may have one of leases as well: a tenth of
 * the time. Changes `memory`.
 */
export function decideInPlace(...inputs: [...Inputs, renew?: RenewalOf]): ScalingDecision {
  return decideBy(rememberInPlace, inputs);
}

function decideBy(how: typeof remember, inputs: [...Inputs, renew?: RenewalOf]): ScalingDecision {
  const [now, policy, snapshot, readings, memory, renew] = inputs;
  const remembered = how(memory, readings, now, policy);
  const evidence = evidenceOf(now, policy, remembered, readings.length);
  return { ...decideOn(now, policy, snapshot, evidence, renew), evidence, memory: remembered.memory };
}

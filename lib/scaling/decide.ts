import { clampCapacity } from './clamp-capacity';
import { type ControllerMemory, type LoadSample, remember } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Decision, PlanStep, Reason } from './decision';
import { doubtAbout } from './doubt-about';
import { explainCapacity, explainMaximum, explainShadow } from './explain-capacity';
import type { GroupSnapshot } from './group-snapshot';
import { obstacleTo } from './obstacle-to';

export interface ScalingDecision extends Decision {
  /** Capacity over time, inside the group's range. */
  readonly plan: readonly PlanStep[];
  readonly memory: ControllerMemory;
}

/**
 * What to do about one group at one moment. Pure: the Lambda and the twin call this same function.
 *
 * `ceil(offered load / target utilisation)` instances are needed. Capacity rises at once to what is needed, and falls to
 * the most that was needed during the minimum hold. It never falls without a new sample, by one that is older than
 * 5 minutes, or while load is not known for the whole of the hold. It stays while the group is being deleted, or while
 * the process that would have to follow, `Launch` or `Terminate`, is suspended.
 *
 * @param now milliseconds since the epoch, UTC
 * @param samples readings of the load, oldest first; those that the memory has seen are ignored
 * @throws RangeError when the group's minimum is above its maximum
 */
export function decide(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  samples: readonly LoadSample[],
  memory: ControllerMemory,
): ScalingDecision {
  const { desiredCapacity: desired, range } = snapshot;
  const learned = remember(memory, samples, now, policy);
  const needed = learned.needs[0]?.capacity ?? desired;
  const doubt = doubtAbout({ now, policy, samples, before: memory, after: learned });
  const wanted = clampCapacity(doubt ? Math.max(needed, desired) : needed, range);
  const obstacle = obstacleTo(wanted, snapshot);
  const capacity = obstacle ? clampCapacity(desired, range) : wanted;
  const isWritten = policy.mode === 'lead' && obstacle === undefined && capacity !== desired;
  return {
    plan: [{ from: now, capacity }],
    actions: isWritten ? [{ api: 'SetDesiredCapacity', desiredCapacity: capacity }] : [],
    reasons: [
      policy.mode === 'shadow' ? explainShadow(capacity, desired) : undefined,
      explainCapacity(capacity, desired, policy, learned),
      doubt,
      explainMaximum(needed, range.max),
      obstacle,
    ].filter(isGiven),
    memory: learned,
  };
}

function isGiven(reason: Reason | undefined): reason is Reason {
  return reason !== undefined;
}

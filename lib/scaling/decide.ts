import { clampCapacity } from './clamp-capacity';
import { type ControllerMemory, remember } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Decision, PlanStep, Reason } from './decision';
import { doubtAbout } from './doubt-about';
import { explainCapacity, explainMaximum, explainShadow } from './explain-capacity';
import type { GroupSnapshot } from './group-snapshot';
import type { LoadSample } from './load-sample';
import { obstacleTo } from './obstacle-to';
import { learn, learnInPlace } from './planner/learn';
import { planCapacity } from './planner/plan-capacity';

export interface ScalingDecision extends Decision {
  /** Capacity over time, inside the group's range. */
  readonly plan: readonly PlanStep[];
  readonly memory: ControllerMemory;
}

/** All that a decision rests on, in the order of the parameters of {@link decide}. */
type Inputs = [
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  samples: readonly LoadSample[],
  memory: ControllerMemory,
];

/**
 * What to do about one group at one moment. Pure: what it is given stays as it is.
 *
 * The planner says how many instances are needed, so that no more than the share `quality` of minutes is above 85 %
 * utilisation. Capacity never falls without a new sample, by one that is older than 5 minutes, or while load is not known
 * for the whole of the minimum hold. It stays while the group is being deleted, or while the process that would have to
 * follow, `Launch` or `Terminate`, is suspended.
 *
 * Parameters: `now` in milliseconds since the epoch, UTC; readings of the load, oldest first, of which those that the
 * memory has seen are ignored.
 *
 * @throws RangeError when the group's minimum is above its maximum
 */
export function decide(...inputs: Inputs): ScalingDecision {
  return decideBy(learn, inputs);
}

/** The same decision for the owner of a memory who needs the old one no more: a tenth of the time. Changes `memory`. */
export function decideInPlace(...inputs: Inputs): ScalingDecision {
  return decideBy(learnInPlace, inputs);
}

function decideBy(how: typeof learn, [now, policy, snapshot, samples, memory]: Inputs): ScalingDecision {
  const { desiredCapacity: desired, range } = snapshot;
  const learned = remember(memory, samples, now, policy, how);
  const needed = planCapacity(learned.planner) ?? desired;
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

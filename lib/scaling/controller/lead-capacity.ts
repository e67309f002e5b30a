import { floorCapacity } from '../ceil-capacity';
import { clampCapacity } from '../clamp-capacity';
import type { Reason } from '../reason';
import type { ControllerPolicy } from './controller-policy';
import type { ModeDecision } from './decide-on';
import type { Evidence } from './evidence';
import { explainCapacity } from './explain-capacity';
import type { GroupSnapshot } from './group-snapshot';
import { obstacleTo } from './obstacle-to';

/** A capacity, and what keeps it from being another. */
interface Limited {
  readonly capacity: number;
  readonly reason?: Reason;
}

/**
 * Desired capacity as planned: inside the group's range and the policy's limits, and only if the group can follow.
 *
 * What is in doubt is not lowered, nor is anything while instances are on their way, since those that serve would go in
 * their place; a plan that is lower by no more than the tolerance is not followed.
 */
export function leadCapacity(
  now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  evidence: Evidence,
  doubt: Reason | undefined,
): ModeDecision {
  const { desiredCapacity: desired, range } = snapshot;
  const { needed = desired } = evidence;
  const wanted = clampCapacity(doubt ? Math.max(needed, desired) : needed, range);
  const limited = limit(wanted, policy, snapshot);
  const obstacle = obstacleTo(limited.capacity, snapshot);
  const capacity = obstacle ? clampCapacity(desired, range) : limited.capacity;
  return {
    wanted: needed,
    plan: [{ from: now, capacity }],
    actions: capacity === desired || obstacle ? [] : [{ api: 'SetDesiredCapacity', desiredCapacity: capacity }],
    reasons: [
      explainCapacity(capacity, desired, evidence),
      ...(limited.reason ? [limited.reason] : []),
      ...(obstacle ? [obstacle] : []),
    ],
  };
}

/** What the policy makes of a capacity inside the range. */
function limit(
  wanted: number,
  policy: ControllerPolicy,
  { desiredCapacity: desired, range, instances = [] }: GroupSnapshot,
): Limited {
  const stay = clampCapacity(desired, range);
  const pending = instances.filter(({ lifecycleState }) => lifecycleState.startsWith('Pending')).length;
  if (wanted < stay && pending > 0) {
    const message = `${wanted} has to wait until instances that are on their way are in service: ${pending}`;
    return { capacity: stay, reason: { code: 'INSTANCES_PENDING', message } };
  }
  if (wanted < stay && stay - wanted <= floorCapacity(policy.tolerance * stay)) {
    const message = `${wanted} is within the tolerance of ${percent(policy.tolerance)} below ${stay}`;
    return { capacity: stay, reason: { code: 'WITHIN_TOLERANCE', message } };
  }
  return limitRate(wanted, stay, policy);
}

function limitRate(wanted: number, stay: number, { scaleInLimit, scaleOutLimit }: ControllerPolicy): Limited {
  const least = stay - Math.max(1, floorCapacity(scaleInLimit * stay));
  const most = scaleOutLimit === undefined ? wanted : stay + Math.max(1, floorCapacity(scaleOutLimit * stay));
  if (wanted < least) {
    const message = `${wanted} is wanted, at most ${percent(scaleInLimit)} are removed at a time`;
    return { capacity: least, reason: { code: 'RATE_LIMITED', message } };
  }
  if (wanted > most) {
    const message = `${wanted} is wanted, at most ${percent(scaleOutLimit!)} are added at a time`;
    return { capacity: most, reason: { code: 'RATE_LIMITED', message } };
  }
  return { capacity: wanted };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

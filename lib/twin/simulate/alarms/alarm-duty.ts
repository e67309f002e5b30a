import { resolvePolicies } from '../../../scaling/resolve-policies';
import type { AlarmState } from '../../alarms/evaluate-alarm';
import type { Group } from '../model/group';
import type { LivePolicy, Proposal } from '../policies/live-policy';
import type { LiveAlarm } from './live-alarm';

/** An alarm and the policies it invokes in each of its states. */
export interface AlarmDuty {
  readonly alarm: LiveAlarm;
  readonly invokes: { readonly [state in AlarmState]?: readonly LivePolicy[] };
}

interface Claim extends Proposal {
  readonly policy: LivePolicy;
  readonly alarm: string;
}

/**
 * Lets the policies of an alarm act, together with those of all alarms whose state invokes a policy at this moment: an
 * alarm invokes Auto Scaling every minute while it stays in its state (rule 6.5), so all of them are firing.
 */
export function invokePolicies(duty: AlarmDuty, duties: readonly AlarmDuty[], group: Group): void {
  if (claimsOf([duty], group).length === 0) {
    return;
  }
  const claims = claimsOf(duties, group);
  const resolved = resolve(claims, duties, group);
  const winner = claims.find((claim) => claim.to === resolved);
  if (winner) {
    const { policy, reason, alarm } = winner;
    const { name, warmup } = policy;
    const to = Math.max(resolved, Math.min(group.desired, group.forecast));
    group.scaleTo(to, { by: 'policy', policy: name, alarm, reason: reason(), warmup });
  }
}

function claimsOf(duties: readonly AlarmDuty[], group: Group): readonly Claim[] {
  return duties.flatMap(({ alarm, invokes }) =>
    (invokes[alarm.state] ?? []).flatMap((policy) => {
      const made = policy.propose(alarm, group);
      return made ? [{ ...made, policy, alarm: alarm.specification.name }] : [];
    }),
  );
}

function resolve(claims: readonly Claim[], duties: readonly AlarmDuty[], group: Group): number {
  const { desired } = group;
  const inward = claims.filter(({ to }) => to < desired);
  const readyTrackers = new Set(inward.filter(({ policy }) => policy.isTracker).map(({ policy }) => policy));
  return resolvePolicies({
    desired,
    scaleOut: claims.filter(({ to }) => to > desired).map(({ to }) => to),
    scaleIn: inward.filter(({ policy }) => policy.isTracker).map(({ to }) => to),
    stepScaleIn: inward.filter(({ policy }) => !policy.isTracker).map(({ to }) => to),
    everyTrackerReady: trackersThatScaleIn(duties).every((tracker) => readyTrackers.has(tracker)),
  });
}

function trackersThatScaleIn(duties: readonly AlarmDuty[]): readonly LivePolicy[] {
  return duties.flatMap(({ invokes }) => invokes.ALARM ?? []).filter((policy) => policy.isTrackerThatScalesIn);
}

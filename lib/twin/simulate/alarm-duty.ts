import { resolvePolicies } from '../../scaling/resolve-policies';
import type { AlarmState } from '../alarms/evaluate-alarm';
import type { Group } from './group';
import type { LiveAlarm } from './live-alarm';
import type { LivePolicy, Proposal } from './policies/live-policy';

/** An alarm and the policies it invokes in each of its states. */
export interface AlarmDuty {
  readonly alarm: LiveAlarm;
  readonly invokes: { readonly [state in AlarmState]?: readonly LivePolicy[] };
}

interface Claim extends Proposal {
  readonly policy: LivePolicy;
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
  const to = resolve(claims, duties, group);
  const winner = claims.find((claim) => claim.to === to);
  if (winner) {
    const { policy, reason } = winner;
    group.scaleTo(to, { policy: policy.name, reason: reason(), warmup: policy.warmup });
  }
}

function claimsOf(duties: readonly AlarmDuty[], group: Group): readonly Claim[] {
  return duties.flatMap(({ alarm, invokes }) =>
    (invokes[alarm.state] ?? []).flatMap((policy) => {
      const made = policy.propose(alarm, group);
      return made ? [{ ...made, policy }] : [];
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

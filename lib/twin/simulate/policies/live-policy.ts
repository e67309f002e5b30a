import type { CapacityRange } from '../../../scaling/capacity-range';
import type { LiveAlarm } from '../alarms/live-alarm';

/** What a policy may look at. Times in seconds since the start of the run. */
export interface GroupView {
  readonly now: number;
  readonly desired: number;
  readonly range: CapacityRange;
  /** In service and past their warm-up. */
  readonly current: number;
  readonly terminating: number;
  /** Whether any instance is still to launch or to warm up, which holds back every scale-in; rule 1.3.4. */
  readonly isWarming: boolean;
  /** Whether any instance is on its way in or out. */
  readonly isScaling: boolean;
  /** When the last launch or termination was over as a cooldown sees it; -Infinity before the first. */
  readonly finishedAt: number;
  readonly scaledInAt: number;
}

/** A desired capacity other than the present one. */
export interface Proposal {
  readonly to: number;
  readonly reason: () => string;
}

/** A scaling policy that alarms invoke. */
export interface LivePolicy {
  readonly name: string;
  /** Warm-up of the instances that it launches, in seconds. */
  readonly warmup: number;
  /** Whether it is a target tracking policy that may scale in: in only when all such are ready; rule 1.5.1. */
  readonly isTrackerThatScalesIn: boolean;
  readonly isTracker: boolean;
  /** Undefined when it would change nothing. */
  propose(alarm: LiveAlarm, group: GroupView): Proposal | undefined;
}

/** A proposal, unless it is what is there already. */
export function proposal(to: number, group: GroupView, reason: () => string): Proposal | undefined {
  return to === group.desired ? undefined : { to, reason };
}

/** For a reason: at most two decimals. */
export function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}

import { scaleInTo, scaleOutTo } from '../../../scaling/target-tracking';
import type { Datapoint, LiveAlarm } from '../alarms/live-alarm';
import type { TwinParameters } from '../twin-parameters';
import { type GroupView, type LivePolicy, type Proposal, proposal, shown } from './live-policy';

interface TargetTracking {
  readonly name: string;
  readonly warmup: number;
  readonly target: number;
  /** For people, for example `CPU`. */
  readonly metric: string;
  readonly high: LiveAlarm;
  /** Undefined when scale-in is disabled. */
  readonly low: LiveAlarm | undefined;
  readonly cooldown: number;
  readonly parameters: TwinParameters;
}

/** Keeps a metric at a target: out when its high alarm fires, in, more gently, when its low alarm does. */
export class TargetTrackingPolicy implements LivePolicy {
  readonly name: string;
  readonly warmup: number;
  readonly isTracker = true;
  readonly isTrackerThatScalesIn: boolean;

  constructor(private readonly tracking: TargetTracking) {
    this.name = tracking.name;
    this.warmup = tracking.warmup;
    this.isTrackerThatScalesIn = tracking.low !== undefined;
  }

  propose(alarm: LiveAlarm, group: GroupView): Proposal | undefined {
    const point = this.trackedPoint(alarm, group.now);
    if (point === undefined || group.now < alarm.since + this.tracking.parameters.trackingHold) {
      return undefined;
    }
    return alarm === this.tracking.high ? this.scaleOut(point, group) : this.scaleIn(point, group);
  }

  private trackedPoint(alarm: LiveAlarm, now: number): Datapoint | undefined {
    const points = alarm.newest(now, this.tracking.parameters.trackedValue === 'latest' ? 1 : 3);
    const latest = points[0];
    return latest && { ...latest, value: points.reduce((sum, { value }) => sum + value, 0) / points.length };
  }

  private scaleOut({ value, base }: Datapoint, group: GroupView): Proposal | undefined {
    const { target, metric, high } = this.tracking;
    const { desired, range } = group;
    const periods = high.specification.evaluationPeriods;
    const to = scaleOutTo({ metric: value, target, base, desired, range });
    return proposal(to, group, () => `${metric} at ${shown(value)}, above ${shown(target)} for ${periods} data points`);
  }

  /**
   * The metric is up to two minutes old and about the instances of then: what counts is what it would be with those
   * wanted now.
   */
  private scaleIn({ value, base }: Datapoint, group: GroupView): Proposal | undefined {
    const { target, metric, parameters, low } = this.tracking;
    const { desired, range } = group;
    if (group.isWarming || this.isCoolingDown(group) || desired === 0) {
      return undefined;
    }
    const expected = (value * base) / desired;
    const step = parameters.scaleInStep;
    const to = scaleInTo({ metric: expected, target, current: desired, desired, range, step });
    const threshold = low?.specification.threshold() ?? target;
    const periods = low?.specification.evaluationPeriods ?? 0;
    return proposal(
      to,
      group,
      () => `${metric} at ${shown(value)}, below ${shown(threshold)} for ${periods} data points`,
    );
  }

  private isCoolingDown({ now, scaledInAt }: GroupView): boolean {
    return this.tracking.parameters.cooldownAfterScaleIn && now < scaledInAt + this.tracking.cooldown;
  }
}

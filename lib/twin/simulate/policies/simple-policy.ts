import { type AdjustmentRule, adjust } from '../../../scaling/adjust-capacity';
import { clampCapacity } from '../../../scaling/clamp-capacity';
import type { LiveAlarm } from '../alarms/live-alarm';
import { type GroupView, type LivePolicy, type Proposal, proposal } from './live-policy';

interface SimpleScaling {
  readonly name: string;
  readonly warmup: number;
  readonly adjustment: number;
  readonly rule: AdjustmentRule;
  /** The policy's own, else the group's. Seconds. */
  readonly cooldown: number;
}

/** One adjustment; waits until nothing is launching or terminating, and then for the cooldown. */
export class SimplePolicy implements LivePolicy {
  readonly name: string;
  readonly warmup: number;
  readonly isTracker = false;
  readonly isTrackerThatScalesIn = false;

  constructor(private readonly scaling: SimpleScaling) {
    this.name = scaling.name;
    this.warmup = scaling.warmup;
  }

  propose(alarm: LiveAlarm, group: GroupView): Proposal | undefined {
    const { adjustment, rule, cooldown } = this.scaling;
    if (group.isScaling || group.now < group.finishedAt + cooldown) {
      return undefined;
    }
    const to = clampCapacity(adjust(group.desired, adjustment, rule), group.range);
    return proposal(to, group, () => `${alarm.specification.name} is in ${alarm.state}`);
  }
}

import type { AdjustmentRule } from '../../../scaling/adjust-capacity';
import { type StepAdjustment, stepTo } from '../../../scaling/step-adjustment';
import type { LiveAlarm } from '../alarms/live-alarm';
import { type GroupView, type LivePolicy, type Proposal, proposal, shown } from './live-policy';

/** How the data points of an alarm become one value. */
export type Aggregation = 'Average' | 'Minimum' | 'Maximum';

const aggregations: { readonly [name in Aggregation]: (values: readonly number[]) => number } = {
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
};

export function isAggregation(name: string): name is Aggregation {
  return Object.hasOwn(aggregations, name);
}

interface StepScaling {
  readonly name: string;
  readonly warmup: number;
  readonly steps: readonly StepAdjustment[];
  readonly rule: AdjustmentRule;
  readonly aggregation: Aggregation;
}

/** Adjusts capacity by how far the metric is from the alarm's threshold. Out at once; in when nothing warms up. */
export class StepPolicy implements LivePolicy {
  readonly name: string;
  readonly warmup: number;
  readonly isTracker = false;
  readonly isTrackerThatScalesIn = false;

  constructor(private readonly scaling: StepScaling) {
    this.name = scaling.name;
    this.warmup = scaling.warmup;
  }

  propose(alarm: LiveAlarm, group: GroupView): Proposal | undefined {
    const { steps, rule, aggregation } = this.scaling;
    const values = alarm.newest(group.now, alarm.specification.evaluationPeriods).map(({ value }) => value);
    if (values.length === 0) {
      return undefined;
    }
    const metric = aggregations[aggregation](values);
    const threshold = alarm.specification.threshold();
    const above = alarm.specification.comparison.startsWith('Greater');
    const { current, desired, terminating, range } = group;
    const to = stepTo({ ...rule, metric, threshold, above, steps, current, desired, terminating, range });
    if (to < desired && group.isWarming) {
      return undefined;
    }
    return proposal(to, group, () => `${alarm.specification.name} at ${shown(metric)}, threshold ${shown(threshold)}`);
  }
}

import { breaches, type Comparison } from '../alarms/comparison';
import { type AlarmRule, type AlarmState, evaluateAlarm, type Point } from '../alarms/evaluate-alarm';
import type { Series } from './series';
import { type Statistic, statisticOf } from './statistic';

/** An alarm on a metric of the group. */
export interface AlarmSpecification extends AlarmRule {
  readonly name: string;
  readonly series: Series;
  readonly statistic: Statistic;
  readonly comparison: Comparison;
  /** At this moment: that of AlarmLow changes with the group's capacity. */
  readonly threshold: () => number;
  /** Minutes of one data point. */
  readonly period: number;
  /** Data points that it looks back. */
  readonly range: number;
}

/** An alarm in a state. Evaluated every minute over a window that slides by the minute. */
export class LiveAlarm {
  state: AlarmState = 'INSUFFICIENT_DATA';
  private readonly points: Point[];

  constructor(readonly specification: AlarmSpecification) {
    this.points = new Array(specification.range).fill(undefined);
  }

  /** Takes the state that the data at this time give, and returns it. */
  evaluate(time: number): AlarmState {
    const { evaluationPeriods, range, comparison, threshold, series } = this.specification;
    const limit = threshold();
    const newest = series.newestAt(time);
    // Points older than the Nth real one decide nothing, and are left as they are.
    for (let age = 1, real = 0; age <= range && real < evaluationPeriods; age++) {
      const value = this.valueAt(time, age, newest);
      const missing = Number.isNaN(value);
      this.points[range - age] = missing ? undefined : breaches(value, comparison, limit);
      real += missing ? 0 : 1;
    }
    this.state = evaluateAlarm(this.points, this.specification, this.state);
    return this.state;
  }

  /** The newest data points that can be read, newest first, at most so many. */
  newest(time: number, count: number): readonly Datapoint[] {
    const found: Datapoint[] = [];
    const { range, series } = this.specification;
    const newest = series.newestAt(time);
    for (let age = 1; age <= range && found.length < count; age++) {
      const value = this.valueAt(time, age, newest);
      if (!Number.isNaN(value)) {
        found.push({ value, base: series.bases[Math.min(newest, this.endOf(time, age) - 1)] ?? 0 });
      }
    }
    return found;
  }

  /** The data point of so many periods ago; NaN when it is missing or later than the newest minute to be read. */
  private valueAt(time: number, age: number, newest: number): number {
    const { series, statistic, period } = this.specification;
    const end = this.endOf(time, age);
    if (period === 1) {
      return end >= 1 && end <= newest + 1 ? series.values[end - 1]! : Number.NaN;
    }
    return statisticOf(statistic, series.values, end - period, Math.min(end, newest + 1));
  }

  /** The minute after the data point of so many periods ago, of which the first ended with the last full minute. */
  private endOf(time: number, age: number): number {
    return Math.floor(time / 60) - (age - 1) * this.specification.period;
  }
}

/** A value of the metric, and the instances that it is about. */
export interface Datapoint {
  readonly value: number;
  readonly base: number;
}

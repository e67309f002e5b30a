import { breaches, type Comparison } from '../../alarms/comparison';
import { type AlarmRule, type AlarmState, evaluateAlarm, type Point } from '../../alarms/evaluate-alarm';
import type { Series } from '../metrics/series';
import { type Statistic, statisticOf } from '../metrics/statistic';

/** An alarm on a metric of the group. */
export interface AlarmSpecification extends AlarmRule {
  readonly name: string;
  /** Namespace and name of its metric, for example `AWS/EC2 CPUUtilization`. */
  readonly metric: string;
  readonly series: Series;
  readonly statistic: Statistic;
  readonly comparison: Comparison;
  /** At this moment: that of AlarmLow changes with the group's capacity. */
  readonly threshold: () => number;
  /** Of one data point of the alarm, in periods of the series. */
  readonly period: number;
  /** Data points that it looks back. */
  readonly range: number;
}

/** An alarm in a state. Evaluated over a window that slides by the minute, or by the period if that is shorter. */
export class LiveAlarm {
  state: AlarmState = 'INSUFFICIENT_DATA';
  /** Since when it is in its state, in seconds since the start of the run. */
  since = 0;
  /** What it took its state from; undefined before it ever changed. */
  evidence: Evidence | undefined;
  private readonly points: Point[];

  constructor(readonly specification: AlarmSpecification) {
    const { range, period, series } = specification;
    this.points = new Array(range).fill(undefined);
    series.keep(range * period + MARGIN);
  }

  /** Seconds from one evaluation to the next: an hour when it looks at more than a day; rule 6.1. */
  get interval(): number {
    const { series, period, evaluationPeriods } = this.specification;
    const seconds = series.period * period;
    if (seconds * evaluationPeriods > DAY) {
      return 3600;
    }
    return seconds < 60 ? 10 : 60;
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
    const from = this.state;
    this.state = evaluateAlarm(this.points, this.specification, from);
    if (this.state !== from) {
      this.since = time;
      this.evidence = { threshold: limit, datapoints: this.newest(time, evaluationPeriods) };
    }
    return this.state;
  }

  /** The newest data points that can be read, newest first, at most so many. */
  newest(time: number, count: number): readonly Datapoint[] {
    const found: Datapoint[] = [];
    const { range, series, period } = this.specification;
    const newest = series.newestAt(time);
    for (let age = 1; age <= range && found.length < count; age++) {
      const value = this.valueAt(time, age, newest);
      if (!Number.isNaN(value)) {
        const end = this.endOf(time, age);
        found.push({ value, base: series.baseAt(Math.min(newest, end - 1)), time: (end - period) * series.period });
      }
    }
    return found;
  }

  /** The data point of so many periods ago; NaN when it is missing or later than the newest period to be read. */
  private valueAt(time: number, age: number, newest: number): number {
    const { series, statistic, period } = this.specification;
    const end = this.endOf(time, age);
    if (period === 1) {
      return end >= 1 && end <= newest + 1 ? series.at(end - 1) : Number.NaN;
    }
    return statisticOf(statistic, series, end - period, Math.min(end, newest + 1));
  }

  /** The period after the data point of so many periods ago, of which the first ended with the last full one. */
  private endOf(time: number, age: number): number {
    const { series, period } = this.specification;
    return Math.floor(time / series.period) - (age - 1) * period;
  }
}

/** Periods between the newest data point that is ever published and the present one. */
const MARGIN = 16;
const DAY = 86_400;

/** A value of the metric, and the instances that it is about. */
export interface Datapoint {
  readonly value: number;
  readonly base: number;
  /** Start of its period, in seconds since the start of the run. */
  readonly time: number;
}

interface Evidence {
  readonly threshold: number;
  /** Newest first. */
  readonly datapoints: readonly Datapoint[];
}

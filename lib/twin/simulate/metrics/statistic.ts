import type { Series } from './series';

/** Statistics of an alarm that can be computed from one value a period. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum';

type Fold = (series: Series, from: number, to: number) => number;

const folds: { readonly [statistic in Statistic]: Fold } = {
  Average: (...range) => {
    const { sum, count } = total(...range);
    return sum / count;
  },
  Sum: (...range) => {
    const { sum, count } = total(...range);
    return count === 0 ? Number.NaN : sum;
  },
  Maximum: (...range) => extreme(...range, Math.max),
  Minimum: (...range) => extreme(...range, Math.min),
};

export function isStatistic(name: unknown): name is Statistic {
  return typeof name === 'string' && Object.hasOwn(folds, name);
}

/**
 * A statistic over the periods `from` to before `to`, leaving out those without a value; NaN when none has one.
 *
 * *Assumption*: the mean weighs each period alike, whatever the number of instances that reported in it.
 */
export function statisticOf(statistic: Statistic, series: Series, from: number, to: number): number {
  return folds[statistic](series, Math.max(0, from), to);
}

function total(series: Series, from: number, to: number): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let index = from; index < to; index++) {
    const value = series.at(index);
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
  }
  return { sum, count };
}

function extreme(series: Series, from: number, to: number, pick: (one: number, other: number) => number): number {
  let found = Number.NaN;
  for (let index = from; index < to; index++) {
    const value = series.at(index);
    if (!Number.isNaN(value)) {
      found = Number.isNaN(found) ? value : pick(found, value);
    }
  }
  return found;
}

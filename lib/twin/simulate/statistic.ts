/** Statistics of an alarm that can be computed from one value a minute. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum';

type Fold = (values: Float64Array, from: number, to: number) => number;

const folds: { readonly [statistic in Statistic]: Fold } = {
  Average: (values, from, to) => {
    const { sum, count } = total(values, from, to);
    return sum / count;
  },
  Sum: (values, from, to) => {
    const { sum, count } = total(values, from, to);
    return count === 0 ? Number.NaN : sum;
  },
  Maximum: (values, from, to) => extreme(values, from, to, Math.max),
  Minimum: (values, from, to) => extreme(values, from, to, Math.min),
};

export function isStatistic(name: unknown): name is Statistic {
  return typeof name === 'string' && Object.hasOwn(folds, name);
}

/**
 * A statistic over the minutes `from` to before `to`, leaving out those without a value; NaN when none has one.
 *
 * *Assumption*: the mean weighs each minute alike, whatever the number of instances that reported in it.
 */
export function statisticOf(statistic: Statistic, values: Float64Array, from: number, to: number): number {
  return folds[statistic](values, Math.max(0, from), Math.min(values.length, to));
}

function total(values: Float64Array, from: number, to: number): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let minute = from; minute < to; minute++) {
    const value = values[minute]!;
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
  }
  return { sum, count };
}

function extreme(values: Float64Array, from: number, to: number, pick: (one: number, other: number) => number): number {
  let found = Number.NaN;
  for (let minute = from; minute < to; minute++) {
    const value = values[minute]!;
    if (!Number.isNaN(value)) {
      found = Number.isNaN(found) ? value : pick(found, value);
    }
  }
  return found;
}

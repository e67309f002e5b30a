import { own } from '../template/json';
import type { Sample } from './metric';

/** Statistics that can be computed from samples that were summed up. */
const statistics: { readonly [name: string]: (sample: Sample) => number } = {
  Average: ({ sum, count }) => sum / count,
  Maximum: ({ maximum }) => maximum,
  Minimum: ({ minimum }) => minimum,
  SampleCount: ({ count }) => count,
  Sum: ({ sum }) => sum,
};

export const statisticNames: readonly string[] = Object.keys(statistics);

/** The value of a statistic over a period's sample; not a number for any other name. */
export function statisticOf(name: string, sample: Sample): number {
  return own(statistics, name)?.(sample) ?? Number.NaN;
}

/**
 * One sample a period, oldest first, stamped with the start of the period; periods without a sample are left out.
 * Periods are aligned to the clock, from the one that holds `start` to the one before `end`.
 *
 * @param period seconds
 */
export function byPeriod(samples: readonly Sample[], start: number, end: number, period: number): readonly Sample[] {
  const from = Math.floor(start / period) * period;
  const periods = new Map<number, Sample>();
  for (const sample of samples) {
    if (sample.time < from || sample.time >= end) {
      continue;
    }
    const time = Math.floor(sample.time / period) * period;
    const earlier = periods.get(time);
    periods.set(time, earlier ? merged(earlier, sample) : { ...sample, time });
  }
  return [...periods.values()].sort((a, b) => a.time - b.time);
}

function merged(a: Sample, b: Sample): Sample {
  return {
    time: a.time,
    sum: a.sum + b.sum,
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
    count: a.count + b.count,
  };
}

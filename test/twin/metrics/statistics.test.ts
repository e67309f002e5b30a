import { sampleOf } from '../../../lib/twin/metrics/metric';
import { byPeriod, statisticNames, statisticOf } from '../../../lib/twin/metrics/statistics';

describe('byPeriod', () => {
  const samples = [sampleOf(0, 1), sampleOf(60, 2), sampleOf(120, 6), sampleOf(240, 4)];

  test('sums up the samples of each period, stamped with its start', () => {
    expect(byPeriod(samples, 0, 300, 120)).toEqual([
      { time: 0, sum: 3, minimum: 1, maximum: 2, count: 2 },
      { time: 120, sum: 6, minimum: 6, maximum: 6, count: 1 },
      { time: 240, sum: 4, minimum: 4, maximum: 4, count: 1 },
    ]);
  });

  test('begins with the period that holds the start, and leaves out the end', () => {
    expect(byPeriod(samples, 90, 240, 60).map(({ time }) => time)).toEqual([60, 120]);
  });

  test('leaves out a period without samples', () => {
    expect(byPeriod(samples, 180, 300, 60).map(({ time }) => time)).toEqual([240]);
  });

  test('gives every statistic that CloudWatch knows for summed-up samples', () => {
    const [sample] = byPeriod(samples, 0, 120, 120);

    expect(Object.fromEntries(statisticNames.map((name) => [name, statisticOf(name, sample!)]))).toEqual({
      Average: 1.5,
      Maximum: 2,
      Minimum: 1,
      SampleCount: 2,
      Sum: 3,
    });
  });
});

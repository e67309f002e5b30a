import { DEFAULT_START, generateTrace } from '../../../lib/twin/load/generators';
import type { GeneratorSpec } from '../../../lib/twin/load/generators/table';

function values(spec: GeneratorSpec, minutes: number, seed = 1): readonly number[] {
  return [...generateTrace({ ...spec, minutes, seed }).perMinute];
}

describe('generateTrace', () => {
  test('starts on a Monday and counts instance-capacities unless told otherwise', () => {
    const { start, unit, findings } = generateTrace({ kind: 'constant', minutes: 1 });

    expect(new Date(start * 1000).toUTCString()).toBe('Mon, 05 Jan 2026 00:00:00 GMT');
    expect(unit).toBe('instance-capacities');
    expect(findings).toEqual([]);
    expect(generateTrace({ kind: 'constant', minutes: 1, start: 120, unit: 'unitless' })).toMatchObject({
      start: 120,
      unit: 'unitless',
    });
  });

  test('draws each kind', () => {
    expect(values({ kind: 'constant', value: 3 }, 3)).toEqual([3, 3, 3]);
    expect(values({ kind: 'step', from: 1, to: 4, at: 2 }, 4)).toEqual([1, 1, 4, 4]);
    expect(values({ kind: 'ramp', from: 1, to: 3, at: 1, over: 2 }, 5)).toEqual([1, 1, 2, 3, 3]);
    expect(values({ kind: 'flash-crowd', base: 1, peak: 5, at: 1, rise: 2, decay: 10 }, 4)).toEqual([1, 1, 3, 5]);
  });

  test('has a daily cycle that is greatest at its peak hour and least half a day later', () => {
    const day = values({ kind: 'daily', mean: 10, amplitude: 0.6, peakHour: 14 }, 1440);

    expect(day[14 * 60]).toBe(16);
    expect(day[2 * 60]).toBeCloseTo(4, 10);
    expect(day.indexOf(Math.max(...day))).toBe(14 * 60);
  });

  test('has a weekly cycle that is greatest at its peak day', () => {
    const week = values({ kind: 'weekly', mean: 10, amplitude: 0.3, peakDay: 2.5 }, 7 * 1440);

    expect(week[2.5 * 1440]).toBe(13);
    expect(week[6 * 1440]).toBeCloseTo(7, 10);
  });

  test('follows the time of day from whatever start', () => {
    const noon = generateTrace({ kind: 'daily', peakHour: 12, minutes: 1, start: DEFAULT_START + 12 * 3600 });

    expect(noon.perMinute[0]).toBe(15);
  });

  test('falls to a base plus 1/e of the crowd after the decay', () => {
    const crowd = values({ kind: 'flash-crowd', base: 2, peak: 12, at: 0, rise: 0, decay: 60 }, 61);

    expect(crowd[0]).toBe(12);
    expect(crowd[60]).toBeCloseTo(2 + 10 / Math.E, 10);
  });

  test('adds and multiplies', () => {
    const two: GeneratorSpec = { kind: 'constant', value: 2 };
    const step: GeneratorSpec = { kind: 'step', from: 1, to: 3, at: 1 };

    expect(values({ kind: 'sum', of: [two, step] }, 2)).toEqual([3, 5]);
    expect(values({ kind: 'product', of: [two, step, step] }, 2)).toEqual([2, 18]);
  });

  test('gives each part noise of its own, which a later part does not change', () => {
    const noisy: GeneratorSpec = { kind: 'constant', value: 1, noise: 0.2 };
    const alone = values(noisy, 5);

    const withOneMore = values({ kind: 'product', of: [noisy, { kind: 'noise', sigma: 0 }] }, 5);
    const both = values({ kind: 'sum', of: [noisy, noisy] }, 5);

    expect(withOneMore).toEqual(alone);
    expect(both).not.toEqual(alone.map((load) => 2 * load));
  });

  test.each([
    [{ kind: 'constant', minutes: 0 }, 'minutes must be a whole number of at least 1, got 0'],
    [{ kind: 'constant', minutes: 1.5 }, 'minutes must be a whole number of at least 1, got 1.5'],
    [{ kind: 'constant', minutes: 1, seed: -1 }, 'seed must be a whole number from 0 to 4294967295, got -1'],
    [{ kind: 'constant', minutes: 1, start: 30 }, 'start must be the start of a minute in seconds since 1970, got 30'],
    [{ kind: 'constant', minutes: 1, value: -1 }, 'constant: value must be a number at least 0, got -1'],
    [{ kind: 'constant', minutes: 1, value: Number.NaN }, 'constant: value must be a number at least 0, got NaN'],
    [{ kind: 'daily', minutes: 1, amplitude: 2 }, 'daily: amplitude must be a number from 0 to 1, got 2'],
    [{ kind: 'daily', minutes: 1, noise: 3 }, 'daily: noise must be a number from 0 to 2, got 3'],
    [{ kind: 'daily', minutes: 1, men: 3 }, 'daily takes mean, amplitude, peakHour, noise, got "men"'],
    [
      { kind: 'product', minutes: 1, of: Array(2).fill({ kind: 'constant', value: 1e200 }) },
      'a synthetic load must stay finite, got Infinity in minute 0',
    ],
    [{ kind: 'sum', minutes: 1, of: [] }, 'a sum needs at least one load, got none'],
    [
      { kind: 'toString', minutes: 1 },
      'kind must be one of constant, step, ramp, daily, weekly, flash-crowd, noise, sum, product, got "toString"',
    ],
  ])('fails on %p', (options, message) => {
    expect(() => generateTrace(options as Parameters<typeof generateTrace>[0])).toThrow(new RangeError(message));
  });
});

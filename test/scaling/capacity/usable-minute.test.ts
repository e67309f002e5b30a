import { isUsable } from '../../../lib/scaling/capacity/usable-minute';

const MINUTE = { demand: 6000, cpuLoad: 2.4, utilization: 0.6 };
const RATIO = 2500;

describe('a minute', () => {
  test.each([0.3, 0.6, 0.9])('is usable at a utilization of %d, whatever was learned', (utilization) => {
    for (const learned of [null, { perInstance: 1, low: 1 }, { perInstance: 1e9, low: 1e9 }]) {
      expect(isUsable({ ...MINUTE, utilization }, learned)).toBe(true);
    }
  });

  test.each([0.01, 0.29, 0.91, 1, 1.2])(
    'is not usable at a utilization of %d when nothing was learned, or the same',
    (utilization) => {
      expect(isUsable({ ...MINUTE, utilization }, null)).toBe(false);
      expect(isUsable({ ...MINUTE, utilization }, { perInstance: RATIO, low: RATIO })).toBe(false);
    },
  );

  test('is usable with capped CPU when it shows clearly less than what was learned', () => {
    const capped = { ...MINUTE, utilization: 0.99 };

    expect(isUsable(capped, { perInstance: 1.2 * RATIO, low: 0 })).toBe(true);
    expect(isUsable(capped, { perInstance: 1.05 * RATIO, low: 0 })).toBe(false);
    expect(isUsable(capped, { perInstance: RATIO / 10, low: RATIO / 10 })).toBe(false);
  });

  test('is usable with little CPU when it shows more than twice the bound of what was learned', () => {
    const calm = { ...MINUTE, utilization: 0.2 };
    const learned = { perInstance: RATIO, low: RATIO / 2.1 };

    expect(isUsable(calm, learned)).toBe(true);
    expect(isUsable(calm, { ...learned, low: RATIO / 1.9 })).toBe(false);
    expect(isUsable({ ...calm, utilization: 0.04 }, learned)).toBe(false);
  });

  test.each([
    { demand: Number.NaN },
    { demand: -1 },
    { demand: 0 },
    { demand: Number.POSITIVE_INFINITY },
    { demand: 1e200 },
    { demand: 1e-200 },
    { cpuLoad: Number.NaN },
    { cpuLoad: -1 },
    { cpuLoad: 0 },
    { cpuLoad: Number.POSITIVE_INFINITY },
    { utilization: Number.NaN },
    { utilization: -0.6 },
    { utilization: 0 },
    { utilization: Number.POSITIVE_INFINITY },
  ])('fails to be usable with %j', (bad) => {
    for (const learned of [null, { perInstance: RATIO, low: RATIO }, { perInstance: 1e9, low: 1e-9 }]) {
      expect(isUsable({ ...MINUTE, ...bad }, learned)).toBe(false);
    }
  });
});

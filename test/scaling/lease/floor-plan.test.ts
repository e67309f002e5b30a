import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { floorPlan } from '../../../lib/scaling/lease/floor-plan';
import { lowerMedian } from '../../../lib/scaling/lease/lower-median';
import { DAY, HOUR, START } from './support/any-lease';

const NOW = START + 8 * HOUR + 2 * MINUTE;
const QUARTER = 15 * MINUTE;

/** Needs of so many days until now, a minute at a time, of a function of the time. */
const past = (days: number, needAt: (time: number) => number, period = MINUTE) => {
  const until = Math.floor(NOW / period) * period;
  const length = Math.round((days * DAY) / period);
  return { until, period, needs: Array.from({ length }, (_, index) => needAt(until - (length - index) * period)) };
};
const hourOf = (time: number) => Math.floor((time % DAY) / HOUR);
const dayOf = (time: number) => Math.floor((time - START) / DAY);
const busy = (time: number) => (hourOf(time) >= 9 && hourOf(time) < 17 ? 10 : 3);
const planOf = (history: ReturnType<typeof past>, { wanted = 5, leadTime = 0 } = {}) =>
  floorPlan({ now: NOW, wanted, baseline: 2, past: history, leadTime });

describe('the plan of floors', () => {
  test('is what is wanted now, and then what the time of the day usually needs', () => {
    expect(planOf(past(3, busy))).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 3 },
      { from: START + 9 * HOUR, capacity: 10 },
      { from: START + 17 * HOUR, capacity: 3 },
    ]);
  });

  test('is the same of needs by the hour', () => {
    expect(planOf(past(3, busy, HOUR))).toEqual(planOf(past(3, busy)));
  });

  test('asks for capacity a lead time early', () => {
    const plan = planOf(past(3, busy), { leadTime: 8 * MINUTE });

    expect(plan.slice(2).map(({ from }) => from)).toEqual([
      START + 8 * HOUR + 3 * QUARTER,
      START + 16 * HOUR + 3 * QUARTER,
    ]);
  });

  test('keeps what is wanted now for 10 to 25 minutes', () => {
    const needs = past(1.5, () => 3);
    const secondAfter = (minute: number) =>
      floorPlan({ now: START + 8 * HOUR + minute * MINUTE, wanted: 5, baseline: 2, past: needs, leadTime: 0 })[1]!.from;

    expect(secondAfter(2)).toBe(START + 8 * HOUR + QUARTER);
    expect(secondAfter(5)).toBe(START + 8 * HOUR + QUARTER);
    expect(secondAfter(6)).toBe(START + 8 * HOUR + 2 * QUARTER);
  });

  test('is the baseline after the near term, with less than 24 hours of past', () => {
    const near = [
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 2 },
    ];

    expect(planOf(past(0.99, () => 7))).toEqual(near);
    expect(planOf(past(0, () => 7))).toEqual(near);
    expect(planOf(past(5, () => Number.NaN))).toEqual(near);
    expect(planOf(past(3, (time) => (NOW - time < 20 * HOUR ? 7 : Number.NaN)))).toEqual(near);
    expect(planOf(past(1, () => 7))).toEqual([near[0], { from: near[1]!.from, capacity: 7 }]);
  });

  test('is not moved by a day that was out of the ordinary', () => {
    const unusual = past(5, (time) => (dayOf(time) === -2 ? 40 : busy(time)));

    expect(planOf(unusual)).toEqual(planOf(past(5, busy)));
  });

  test('knows the day of the week, when there has been one, and is lower on a quiet one', () => {
    const weekly = (time: number) => ((dayOf(time) + 70) % 7 === 0 ? 4 : 10);

    expect(planOf(past(6.9, weekly)).at(-1)).toMatchObject({ capacity: 10 });
    expect(planOf(past(14, weekly))).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 4 },
      { from: START + DAY, capacity: 10 },
    ]);
  });

  test('has the floor before it where nothing is known', () => {
    const silent = past(1, (time) => (hourOf(time) === 9 ? Number.NaN : busy(time)));

    expect(planOf(silent)).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 3 },
      { from: START + 10 * HOUR, capacity: 10 },
      { from: START + 17 * HOUR, capacity: 3 },
    ]);
  });

  test('is a whole number of instances', () => {
    const { capacity } = planOf(
      past(2, () => 2.2),
      { wanted: 2.9999999999 },
    ).at(-1)!;

    expect(capacity).toBe(3);
  });

  test('takes up to 14 days', () => {
    const longAgo = past(20, (time) => (NOW - time > 14 * DAY ? 50 : 3));

    expect(planOf(longAgo).at(-1)).toMatchObject({ capacity: 3 });
  });
});

describe('the lower median', () => {
  test.each([
    { values: [], median: undefined },
    { values: [7], median: 7 },
    { values: [9, 1], median: 1 },
    { values: [10, 9, 1], median: 9 },
    { values: [4, 1, 3, 9], median: 3 },
  ])('of $values is $median', ({ values, median }) => {
    expect(lowerMedian(values)).toBe(median);
  });
});

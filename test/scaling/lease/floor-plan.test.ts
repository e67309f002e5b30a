import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { floorPlan } from '../../../lib/scaling/lease/floor-plan';
import { lowerMedian } from '../../../lib/scaling/lease/lower-median';
import { HOUR, START } from './support/any-lease';

const NOW = START + 8 * HOUR + 2 * MINUTE;
const QUARTER = 15 * MINUTE;
const DAY_OF_QUARTERS = Array.from({ length: 96 }, (_, quarter) => quarter);

const busy = DAY_OF_QUARTERS.map((quarter) => (quarter >= 36 && quarter < 68 ? 10 : 3));
const planOf = (usual: readonly number[] | undefined, { now = NOW, wanted = 5, leadTime = 0 } = {}) =>
  floorPlan({ now, wanted, nearTerm: 10 * MINUTE, baseline: 2, usual, leadTime });

describe('the plan of floors', () => {
  test('is what is wanted in the near term, and then what the time of the day usually needs', () => {
    expect(planOf(busy)).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 3 },
      { from: START + 9 * HOUR, capacity: 10 },
      { from: START + 17 * HOUR, capacity: 3 },
    ]);
  });

  test('asks for capacity a lead time early, and keeps it to the end', () => {
    const plan = planOf(busy, { leadTime: 8 * MINUTE });

    expect(plan.slice(2)).toEqual([
      { from: START + 8 * HOUR + 3 * QUARTER, capacity: 10 },
      { from: START + 17 * HOUR, capacity: 3 },
    ]);
  });

  test('keeps what is wanted for 10 to 25 minutes', () => {
    const secondAfter = (minute: number) => planOf(busy, { now: START + 8 * HOUR + minute * MINUTE })[1]!.from;

    expect(secondAfter(2)).toBe(START + 8 * HOUR + QUARTER);
    expect(secondAfter(5)).toBe(START + 8 * HOUR + QUARTER);
    expect(secondAfter(6)).toBe(START + 8 * HOUR + 2 * QUARTER);
  });

  test('is the baseline after the near term where nothing is usual', () => {
    expect(planOf(undefined)).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 2 },
    ]);
  });

  test('has the floor before it in a quarter of an hour of which nothing is known', () => {
    const silent = busy.map((need, quarter) => (quarter >= 36 && quarter < 40 ? -1 : need));

    expect(planOf(silent)).toEqual([
      { from: NOW, capacity: 5 },
      { from: START + 8 * HOUR + QUARTER, capacity: 3 },
      { from: START + 10 * HOUR, capacity: 10 },
      { from: START + 17 * HOUR, capacity: 3 },
    ]);
  });

  test('is a whole number of instances', () => {
    const usual = DAY_OF_QUARTERS.map(() => 2.2);

    expect(planOf(usual, { wanted: 2.9999999999 })).toEqual([{ from: NOW, capacity: 3 }]);
  });

  test('ends before a day has passed, so that no quarter is planned twice', () => {
    const rising = DAY_OF_QUARTERS.map((quarter) => quarter + 1);

    expect(planOf(rising).at(-1)!.from).toBeLessThan(NOW + 24 * HOUR - QUARTER);
    expect(planOf(rising).length).toBeGreaterThan(90);
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

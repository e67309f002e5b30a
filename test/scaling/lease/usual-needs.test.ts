import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { copyOfNeeds, noNeeds, observeNeed, usualNeeds } from '../../../lib/scaling/lease/usual-needs';
import { DAY, HOUR, START } from './support/any-lease';
import { needsBetween } from './support/usual';

const hourOf = (time: number) => Math.floor((time % DAY) / HOUR);
const dayOf = (time: number) => Math.floor((time - START) / DAY);
const busy = (time: number) => (hourOf(time) >= 9 && hourOf(time) < 17 ? 10 : 3);
/** What is usual after so many days until START, by the hour of the day. */
const usualAfter = (days: number, needAt: (time: number) => number) => {
  const usual = usualNeeds(needsBetween(START - days * DAY, START + MINUTE, needAt), START + MINUTE);
  return usual && Array.from({ length: 24 }, (_, hour) => usual[4 * hour]!);
};

describe('what is usually needed', () => {
  test('is what was needed at that time of the day', () => {
    const usual = usualAfter(3, busy);

    expect(usual).toEqual(Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 17 ? 10 : 3)));
  });

  test('is not known with less than 24 hours', () => {
    expect(usualNeeds(noNeeds(), START)).toBeUndefined();
    expect(usualAfter(0.99, busy)).toBeUndefined();
    expect(usualAfter(1, busy)).toBeDefined();
  });

  test('is not moved by a day that was out of the ordinary', () => {
    expect(usualAfter(5, (time) => (dayOf(time) === -2 ? 40 : busy(time)))).toEqual(usualAfter(5, busy));
  });

  test('of a quarter of an hour is what half of its minutes needed', () => {
    const needs = needsBetween(START - DAY, START + MINUTE, (time) => ((time / MINUTE) % 15 < 8 ? 2 : 90));

    expect(new Set(usualNeeds(needs, START + MINUTE))).toEqual(new Set([2]));
  });

  test('knows the day of the week once there has been one, and is lower before a quiet one', () => {
    const weekly = (time: number) => ((dayOf(time) + 70) % 7 === 0 ? 4 : 10);

    expect(new Set(usualAfter(5, weekly))).toEqual(new Set([10]));
    expect(new Set(usualAfter(14, weekly))).toEqual(new Set([4]));
  });

  test('is what it was before where a quarter is not known, and not known where none ever was', () => {
    const silentAtNine = (time: number) => (hourOf(time) === 9 ? Number.NaN : busy(time));
    const silentYesterday = (time: number) => (dayOf(time) === -1 ? Number.NaN : busy(time));

    expect(usualAfter(2, silentAtNine)?.slice(8, 11)).toEqual([3, -1, 10]);
    expect(usualAfter(3, silentYesterday)?.slice(8, 11)).toEqual([3, 10, 10]);
  });

  test('forgets what is more than 14 days ago', () => {
    expect(new Set(usualAfter(20, (time) => (START - time > 14 * DAY ? 50 : 3)))).toEqual(new Set([3]));
    expect(new Set(usualAfter(20, (time) => (START - time > 14 * DAY ? 50 : Number.NaN)))).toEqual(new Set([50]));
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('passes over a need of %d', (need) => {
    const needs = noNeeds();

    observeNeed(needs, 1, need);

    expect(needs).toEqual(noNeeds());
  });

  test('passes over what is older than its newest quarter', () => {
    const needs = needsBetween(START - DAY, START + MINUTE, busy);
    const before = structuredClone(needs);

    observeNeed(needs, (START - HOUR) / MINUTE, 7);

    expect(needs).toEqual(before);
  });

  test('copied shares nothing with its original, and survives JSON', () => {
    const needs = needsBetween(START - DAY, START + MINUTE, busy);
    const before = structuredClone(needs);

    const copy = copyOfNeeds(needs);
    observeNeed(copy, START / MINUTE + 15, 7);

    expect(needs).toEqual(before);
    expect(JSON.parse(JSON.stringify(copy))).toEqual(copy);
  });
});

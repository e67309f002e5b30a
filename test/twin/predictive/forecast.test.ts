import { forecastHours } from '../../../lib/twin/predictive/forecast';

const hours = (count: number, loadOf: (hour: number) => number) => Array.from({ length: count }, (_, h) => loadOf(h));

describe('forecastHours', () => {
  test('repeats the one day that it knows', () => {
    expect([...forecastHours(hours(24, Math.sqrt), 48)]).toEqual(hours(48, (hour) => Math.sqrt(hour % 24)));
  });

  test('needs 24 hours of history (D, rule 3.1)', () => {
    expect([...forecastHours(hours(23, Math.sqrt), 2)]).toEqual([Number.NaN, Number.NaN]);
    expect([...forecastHours(hours(24, Math.sqrt), 0)]).toEqual([]);
  });

  test('does not count missing hours as history', () => {
    const history = hours(40, (hour) => (hour < 17 ? Number.NaN : hour));

    expect([...forecastHours(history, 1)]).toEqual([Number.NaN]);
  });

  test('takes the median of the days while it knows less than two weeks', () => {
    const constantDays = [1, 1, 9, 2].flatMap((load) => hours(24, () => load));

    expect([...forecastHours(constantDays, 1)]).toEqual([1.5]);
  });

  test('tells weekdays apart once it knows two weeks', () => {
    const busyOnDay0 = (hour: number) => (Math.floor(hour / 24) % 7 === 0 ? 5 : 1);

    expect([...forecastHours(hours(336, busyOnDay0), 48)]).toEqual(hours(48, busyOnDay0));
  });

  test('takes the hour of the day when one of the two weekdays is missing', () => {
    const history = hours(336, (hour) => (Math.floor(hour / 24) % 7 === 0 ? 5 : 1));
    history[0] = Number.NaN;

    expect([...forecastHours(history, 2)]).toEqual([1, 5]);
  });

  test('leaves an hour open that is missing every day', () => {
    const history = hours(72, (hour) => (hour % 24 === 3 ? Number.NaN : 1));

    expect([...forecastHours(history, 5)]).toEqual([1, 1, 1, Number.NaN, 1]);
  });

  test('forgets what is older than 14 days (D, rule 3.1)', () => {
    const history = hours(500, (hour) => (hour < 500 - 336 ? 1000 : 1));

    expect([...forecastHours(history, 48)]).toEqual(hours(48, () => 1));
  });

  test('fails for a part of an hour', () => {
    expect(() => forecastHours([], 1.5)).toThrow(new RangeError('hours must be a whole number of at least 0, got 1.5'));
  });
});

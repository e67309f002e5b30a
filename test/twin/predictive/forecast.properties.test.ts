import fc from 'fast-check';
import { forecastHours } from '../../../lib/twin/predictive/forecast';

const loads = fc.double({ min: 0, max: 1e6, noNaN: true });
const histories = fc.array(
  fc.oneof({ weight: 5, arbitrary: loads }, { weight: 1, arbitrary: fc.constant(Number.NaN) }),
  {
    size: 'max',
    maxLength: 400,
  },
);
const periodOf = (length: number) => fc.array(loads, { minLength: length, maxLength: length });

function repeated(period: readonly number[], length: number, offset = 0): readonly number[] {
  return Array.from({ length }, (_, hour) => period[(hour + offset) % period.length]!);
}

describe('forecastHours', () => {
  test('forecasts exactly a load that repeats every day', () => {
    fc.assert(
      fc.property(periodOf(24), fc.integer({ min: 24, max: 400 }), (day, length) => {
        expect([...forecastHours(repeated(day, length), 48)]).toEqual(repeated(day, 48, length));
      }),
    );
  });

  test('forecasts exactly a load that repeats every week, from two weeks on', () => {
    fc.assert(
      fc.property(periodOf(168), fc.integer({ min: 336, max: 600 }), (week, length) => {
        expect([...forecastHours(repeated(week, length), 48)]).toEqual(repeated(week, 48, length));
      }),
    );
  });

  test('forecasts a daily load exactly though hours are missing, as long as each is known once', () => {
    fc.assert(
      fc.property(periodOf(24), fc.array(fc.boolean(), { minLength: 100, maxLength: 400 }), (day, known) => {
        const whole = repeated(day, known.length);
        const history = whole.map((load, hour) => (known[hour] || hour >= known.length - 24 ? load : Number.NaN));

        expect([...forecastHours(history, 48)]).toEqual(repeated(day, 48, known.length));
      }),
    );
  });

  test('gives nothing for fewer than 24 known hours', () => {
    fc.assert(
      fc.property(fc.array(loads, { maxLength: 23 }), fc.nat(100), (known, missing) => {
        const history = [...Array<number>(missing).fill(Number.NaN), ...known];

        expect([...forecastHours(history, 48)].every(Number.isNaN)).toBe(true);
      }),
    );
  });

  test('stays between the least and the greatest load of the last 14 days', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const known = history.slice(-336).filter((load) => !Number.isNaN(load));

        for (const load of forecastHours(history, 48).filter((load) => !Number.isNaN(load))) {
          expect(load).toBeGreaterThanOrEqual(Math.min(...known));
          expect(load).toBeLessThanOrEqual(Math.max(...known));
        }
      }),
    );
  });

  test('is the same for an hour however many are asked for', () => {
    fc.assert(
      fc.property(histories, fc.nat(48), (history, hours) => {
        expect(forecastHours(history, hours)).toEqual(forecastHours(history, 48).slice(0, hours));
      }),
    );
  });
});

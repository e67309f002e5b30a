import fc from 'fast-check';
import { isoSeconds } from '../../../lib/twin/iso-time';
import { parseTimestamp } from '../../../lib/twin/load/csv/timestamp';
import { readTrace } from '../../../lib/twin/load/read-trace';

const value = fc.double({ min: 0, max: 1e9, noNaN: true });
const start = fc.integer({ min: 0, max: 40_000_000 }).map((minute) => minute * 60);

/** Rows in order of time, from the seconds before each and its value. */
const rows = fc
  .tuple(start, fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), value), { minLength: 2, maxLength: 60 }))
  .map(([first, steps]) => {
    let time = first;
    return steps.map(([seconds, load]) => {
      time += seconds;
      return [time, load] as const;
    });
  });

/** Digits that may or may not be a time, as most files write it. */
const isoLike = fc
  .tuple(fc.nat(9999), fc.nat(13), fc.nat(33), fc.nat(25), fc.nat(61), fc.nat(61))
  .map(([year, ...rest]) => [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))])
  .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}`);

function csvOf(samples: readonly (readonly [number, number])[]): string {
  return samples.map(([time, load]) => `${isoSeconds(time)},${load}`).join('\n');
}

describe('readTrace', () => {
  test('gives back the values of a file of minutes', () => {
    fc.assert(
      fc.property(start, fc.array(value, { minLength: 2, maxLength: 100 }), (first, values) => {
        const trace = readTrace(csvOf(values.map((load, minute) => [first + minute * 60, load])));

        expect(trace.start).toBe(first);
        expect([...trace.perMinute]).toEqual(values.map((load) => load + 0));
        expect(trace.findings).toEqual([]);
      }),
    );
  });

  test('reads the usual form of a timestamp, with its fast path, as it reads the others', () => {
    fc.assert(
      fc.property(isoLike, (text) => {
        expect(parseTimestamp(`${text}Z`)).toBe(parseTimestamp(`${text}+00:00`));
        expect(parseTimestamp(`${text}.000Z`)).toBe(parseTimestamp(`${text}.0+00`));
      }),
      { numRuns: 1000, examples: [['2024-02-29T00:00:00'], ['2025-02-29T00:00:00'], ['0099-01-01T00:00:00']] },
    );
  });

  test('never leaves the range of the values, and has no hole', () => {
    fc.assert(
      fc.property(rows, (samples) => {
        const loads = samples.map(([, load]) => load);
        const slack = Math.max(...loads) * 1e-9;

        const { perMinute } = readTrace(csvOf(samples));

        expect(Math.min(...perMinute)).toBeGreaterThanOrEqual(Math.min(...loads) - slack);
        expect(Math.max(...perMinute)).toBeLessThanOrEqual(Math.max(...loads) + slack);
        expect(perMinute.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('covers the minutes from the first row to the last', () => {
    fc.assert(
      fc.property(rows, (samples) => {
        const last = samples.at(-1)![0];

        const trace = readTrace(csvOf(samples));

        expect(trace.start).toBeLessThanOrEqual(samples[0]![0]);
        expect(trace.start % 60).toBe(0);
        expect(trace.start + trace.perMinute.length * 60).toBeGreaterThan(last);
      }),
    );
  });

  test('reads or fails with a sentence, whatever the text', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('2026-01-01', 'NaN', '-1', '1e999', '', '"', ',', '\n', '0'));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), fc.constantFrom(',', '\n', ''), (cells, separator) => {
        let message = 'line 1: a trace';
        try {
          readTrace(cells.join(separator));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          message = (error as Error).message;
        }
        expect(message).toMatch(/^(line \d+: |a trace )/);
      }),
      { numRuns: 500 },
    );
  });
});

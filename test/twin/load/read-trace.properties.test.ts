import fc from 'fast-check';
import { isoSeconds } from '../../../lib/twin/iso-time';
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

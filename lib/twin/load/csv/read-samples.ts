import { type ParseStepResult, parse } from 'papaparse';
import { type Layout, layoutOf } from './layout';
import { quoted } from './quoted';
import { parseTimestamp } from './timestamp';

/** The rows of a file, in order of time; rows of one timestamp are not merged yet. */
export interface Samples {
  /** Seconds since 1970. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** The line in the file, from 1. */
  readonly lines: readonly number[];
  readonly findings: readonly string[];
}

/** Characters parsed at a time, so that the fields of a long file are never in memory together. */
const CHUNK = 1 << 20;

/** Rows between two signs of progress, a power of 2. */
const ROWS_OF_PROGRESS = 1 << 14;

/**
 * The timestamps and values of a CSV text. Empty lines do not count; rows without a value are left out and reported.
 *
 * @param progress told now and then how much is read, from 0 to 1
 * @throws RangeError that names the line of the first row that cannot be read, is negative, or goes back in time.
 */
export function readSamples(csv: string, progress?: (share: number) => void): Samples {
  const times: number[] = [];
  const values: number[] = [];
  const lines: number[] = [];
  const withoutValue: number[] = [];
  let layout: Layout | undefined;
  let line = 0;

  const read = (fields: readonly string[]) => {
    line++;
    if (fields.every((field) => field.trim() === '')) {
      return;
    }
    if (layout === undefined) {
      layout = layoutOf(fields, line);
      if (layout.hasHeader) {
        return;
      }
    }
    const time = timeIn(fields[layout.timestamp], line);
    checkOrder(time, times.at(-1), line, fields[layout.timestamp]);
    if (isBlank(fields[layout.value])) {
      withoutValue.push(line);
      return;
    }
    times.push(time);
    values.push(valueIn(fields[layout.value], line));
    lines.push(line);
  };
  const step = ({ data, meta }: ParseStepResult<string[]>) => {
    read(data);
    if (line % ROWS_OF_PROGRESS === 0) {
      progress?.(meta.cursor / csv.length);
    }
  };
  parse<string[]>(csv, { chunkSize: CHUNK, step });

  return { times, values, lines, findings: [...(layout?.findings ?? []), ...leftOut(withoutValue)] };
}

function isBlank(field: string | undefined): boolean {
  return field === undefined || field.trim() === '';
}

function timeIn(field: string | undefined, line: number): number {
  const time = parseTimestamp((field ?? '').trim());
  if (time === undefined) {
    throw new RangeError(
      `line ${line}: timestamp must be ISO 8601 or seconds or milliseconds since 1970, got ${quoted(field)}`,
    );
  }
  return time;
}

function checkOrder(time: number, previous: number | undefined, line: number, field: string | undefined): void {
  if (previous !== undefined && time < previous) {
    throw new RangeError(`line ${line}: rows must be in order of time, got ${field} after a later timestamp`);
  }
}

function valueIn(field: string | undefined, line: number): number {
  const value = Number(field);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`line ${line}: value must be a number, finite and not negative, got ${quoted(field)}`);
  }
  return value;
}

function leftOut(lines: readonly number[]): readonly string[] {
  const rows = lines.length === 1 ? '1 row' : `${lines.length} rows`;
  return lines.length === 0 ? [] : [`Left out ${rows} without a value, the first on line ${lines[0]}.`];
}

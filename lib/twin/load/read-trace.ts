import { readSamples, type Samples } from './csv/read-samples';
import { mergeDuplicates } from './duplicates';
import { formatDuration } from './format-duration';
import { findGaps, gapFindings } from './gaps';
import { perMinuteOf } from './per-minute';
import type { Trace, TraceUnit } from './trace';

const MINUTE = 60;
/** Beyond this the file almost surely mixes units or calendars, and the values alone would take 400 MB. */
const MAXIMUM_YEARS = 100;
const YEAR = 365.25 * 86_400;
const DAY = 86_400;
const GAP_IN_INTERVALS = 3;

export interface ReadTraceOptions {
  /** @default 'unitless' */
  readonly unit?: TraceUnit;
  /** An interval longer than this is a gap. @default - three times the median interval, from a minute to a day */
  readonly gapLimitMinutes?: number;
  /** Told now and then how much of the text is read, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/**
 * Reads a load from CSV text with the columns `timestamp,value`; the header may be missing, more columns are ignored.
 * Timestamps are ISO 8601 (UTC unless they name a zone) or seconds or milliseconds since 1970, and mark the start of
 * what they measure. The interval is free: finer than a minute is averaged, coarser is interpolated linearly, and the
 * last value holds for a median interval, at most a day. What was done is told in `findings`. Linear in rows and minutes, but for a
 * sort of the intervals.
 *
 * @throws RangeError in one sentence that names the line: an empty text, a single timestamp, a timestamp or value that
 * cannot be read, a value that is negative or not finite, rows out of order, a span over 100 years.
 * @example readTrace('timestamp,value\n2026-01-01T00:00:00Z,10\n2026-01-01T00:05:00Z,20') // 10 minutes from 10 to 20
 */
export function readTrace(csv: string, options: ReadTraceOptions = {}): Trace {
  const samples = mergeDuplicates(readSamples(csv, options.progress));
  checkExtent(samples);
  const { times, values, lines } = samples;
  const interval = medianInterval(times);
  const limit = gapLimit(interval, options.gapLimitMinutes);
  const start = Math.floor(times[0]! / MINUTE) * MINUTE;
  const hold = Math.max(1, Math.round(Math.min(interval, DAY) / MINUTE));
  return {
    start,
    perMinute: perMinuteOf(times, values, hold),
    unit: options.unit ?? 'unitless',
    findings: [
      ...samples.findings,
      ...resamplingFindings(interval),
      ...gapFindings(findGaps(times, lines, limit), limit),
    ],
  };
}

function checkExtent({ times, lines }: Samples): void {
  if (times.length < 2) {
    const got = times.length === 0 ? 'none' : `one, on line ${lines[0]}`;
    throw new RangeError(`a trace needs rows of timestamp,value with at least two different timestamps, got ${got}`);
  }
  const years = (times.at(-1)! - times[0]!) / YEAR;
  if (years > MAXIMUM_YEARS) {
    const between = `between line ${lines[0]} and line ${lines.at(-1)}`;
    throw new RangeError(`a trace must span at most ${MAXIMUM_YEARS} years, got ${Math.round(years)} ${between}`);
  }
}

function medianInterval(times: readonly number[]): number {
  const intervals = Float64Array.from({ length: times.length - 1 }, (_, index) => times[index + 1]! - times[index]!);
  return intervals.sort()[Math.floor(intervals.length / 2)]!;
}

function gapLimit(interval: number, minutes: number | undefined): number {
  if (minutes !== undefined && !(minutes > 0)) {
    throw new RangeError(`gapLimitMinutes must be a positive number, got ${minutes}`);
  }
  return minutes === undefined ? Math.min(DAY, Math.max(GAP_IN_INTERVALS * interval, MINUTE)) : minutes * MINUTE;
}

function resamplingFindings(interval: number): readonly string[] {
  if (interval > MINUTE) {
    return [`Interpolated linearly to minutes, from a median interval of ${formatDuration(interval)}.`];
  }
  return interval < MINUTE ? [`Averaged to minutes, from a median interval of ${formatDuration(interval)}.`] : [];
}

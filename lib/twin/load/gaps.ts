import { isoSeconds } from '../iso-time';
import { formatDuration } from './format-duration';

/** How many gaps a finding names one by one. */
const NAMED = 3;

/** Two neighbouring samples further apart than the limit. */
export interface Gap {
  /** Seconds since 1970 of the sample before. */
  readonly from: number;
  readonly seconds: number;
  /** The line of the sample after. */
  readonly line: number;
}

/** The intervals longer than `limit` seconds. */
export function findGaps(times: readonly number[], lines: readonly number[], limit: number): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let index = 1; index < times.length; index++) {
    const from = times[index - 1]!;
    const seconds = times[index]! - from;
    if (seconds > limit) {
      gaps.push({ from, seconds, line: lines[index]! });
    }
  }
  return gaps;
}

/** One sentence on all gaps, with the first few by place; none if there are none. */
export function gapFindings(gaps: readonly Gap[], limit: number): readonly string[] {
  if (gaps.length === 0) {
    return [];
  }
  const total = gaps.reduce((sum, { seconds }) => sum + seconds, 0);
  const places = gaps
    .slice(0, NAMED)
    .map(({ from, seconds, line }) => `${formatDuration(seconds)} from ${isoSeconds(from)} (line ${line})`);
  const more = gaps.length > NAMED ? [`${gaps.length - NAMED} more`] : [];
  const count = gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`;
  return [
    `Filled ${count} of more than ${formatDuration(limit)} by linear interpolation, ${formatDuration(total)} in all: ` +
      `${[...places, ...more].join(', ')}.`,
  ];
}

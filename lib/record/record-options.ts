import { type MetricQuery, parseMetricName } from './metric-query';

/** What `headroom record` is told, as text. */
export interface RecordArguments {
  readonly metric: string;
  readonly statistic: string;
  /** Seconds. */
  readonly period: string;
  /** ISO 8601. */
  readonly start?: string;
  /** ISO 8601. @default - now */
  readonly end?: string;
  /** Days before the end, when no start is given. */
  readonly days: string;
}

const STATISTICS = ['Sum', 'Average', 'Maximum', 'Minimum', 'SampleCount'];
const DAY = 86_400;

/**
 * What to ask CloudWatch for.
 *
 * @param now seconds since 1970
 * @throws Error that names everything that is wrong, with the value and what is allowed
 */
export function readRecordArguments(given: RecordArguments, now: number): MetricQuery {
  const period = Number(given.period);
  const days = Number(given.days);
  const end = given.end === undefined ? now : Date.parse(given.end) / 1000;
  const start = given.start === undefined ? end - days * DAY : Date.parse(given.start) / 1000;
  const problems = [
    STATISTICS.includes(given.statistic) || `statistic must be one of ${STATISTICS.join(', ')}, got ${given.statistic}`,
    (Number.isInteger(period) && period > 0 && period % 60 === 0) ||
      `period must be a multiple of 60 seconds, got ${given.period}`,
    (days > 0 && days <= 455) || `days must be a number between 0 and 455, got ${given.days}`,
    Number.isFinite(end) || `end must be a time such as 2026-01-31T00:00:00Z, got ${given.end}`,
    Number.isFinite(start) ||
      given.start === undefined ||
      `start must be a time such as 2026-01-31T00:00:00Z, got ${given.start}`,
    !(start >= end) || 'start must be before end',
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) {
    throw new Error(problems.join('; '));
  }
  return { ...parseMetricName(given.metric), statistic: given.statistic, period, start, end };
}

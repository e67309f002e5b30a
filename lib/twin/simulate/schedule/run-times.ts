import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { TwinParameters } from '../twin-parameters';
import { parseCron } from './cron';
import { occurrences } from './occurrences';
import { offsetsOf } from './time-zone';

/** What has not come by in 30 years never comes: a weekday on 29 February does within 28. Seconds. */
const HORIZON = 30 * 366 * 86_400;

type Timing = Pick<ScheduledActionDefinition, 'recurrence' | 'startTime' | 'endTime' | 'timeZone'>;

interface RunTimesOptions extends Pick<TwinParameters, 'skippedHour'> {
  /** In seconds since 1970; what it has missed by then is not made up for. */
  readonly since: number;
}

/**
 * When a scheduled action runs, in seconds since 1970: at its start time, and by its recurrence from then on until before
 * its end time; rule 4.6. The times are read when the first one is asked for.
 *
 * @throws RangeError for a recurrence, a time or a time zone that cannot be read
 */
export function* runTimes(timing: Timing, { since, skippedHour }: RunTimesOptions): Generator<number, undefined> {
  const { recurrence, startTime, endTime, timeZone = 'UTC' } = timing;
  const first = secondsOf('startTime', startTime) ?? Number.NEGATIVE_INFINITY;
  const end = secondsOf('endTime', endTime) ?? Number.POSITIVE_INFINITY;
  const cron = recurrence === undefined ? undefined : parseCron(recurrence);
  const offsetAt = offsetsOf(timeZone);
  if (first >= since && first <= end) {
    yield first;
  }
  if (cron !== undefined) {
    const from = Math.max(since, first + 1); // it has run at its start time
    const to = Math.min(since + HORIZON, end);
    yield* occurrences({ cron, offsetAt, skippedHour, from, to });
  }
}

function secondsOf(name: string, text: string | undefined): number | undefined {
  const time = text === undefined ? undefined : Date.parse(text) / 1000;
  if (Number.isNaN(time)) {
    throw new RangeError(`${name} must be an ISO 8601 time, got ${text}`);
  }
  return time;
}

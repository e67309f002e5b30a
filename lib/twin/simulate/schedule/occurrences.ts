import { type Cron, isDayOf } from './cron';
import { type OffsetAt, timeOfLocal } from './time-zone';

const DAY = 86_400;

interface Recurrence {
  readonly cron: Cron;
  readonly offsetAt: OffsetAt;
  readonly skippedHour: 'skip' | 'shift';
  /** From this time on, seconds since 1970. */
  readonly from: number;
  /** Before this time. */
  readonly to: number;
}

/** The times of a cron expression, one after the other, in seconds since 1970. */
export function* occurrences({ cron, offsetAt, skippedHour, from, to }: Recurrence): Generator<number> {
  const firstDay = Math.floor(from / DAY) * DAY - DAY;
  for (let midnight = firstDay; midnight < to + DAY; midnight += DAY) {
    if (!isDayOf(cron, midnight)) {
      continue;
    }
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const time = timeOfLocal(midnight + hour * 3600 + minute * 60, offsetAt, skippedHour);
        if (time !== undefined && time >= from && time < to) {
          yield time;
        }
      }
    }
  }
}

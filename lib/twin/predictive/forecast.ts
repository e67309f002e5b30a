import { checkWhole } from '../../scaling/check-number';

const DAY = 24;
const WEEK = 7 * DAY;
/** Hours that a forecast looks back at most, and that it needs at least; rule 3.1. */
const MOST_HISTORY = 2 * WEEK;
const LEAST_HISTORY = DAY;

/**
 * The load of the hours that follow a history: a seasonal median.
 *
 * For each hour the median of the same hour of the same weekday, if the last 14 days hold at least two such; else the
 * median of the same hour of the day over the last 14 days. Days and weeks have 24 and 168 hours, so that daylight
 * saving shifts a load by an hour until the history has caught up. Not a number for an hour of the day that is missing
 * every day, and for all hours while fewer than 24 are known.
 *
 * *Assumption*: the model of the service is unpublished, and this is a stand-in for it. Documented are the 14 days and
 * the 24 hours.
 *
 * Complexity: O(hours × 14).
 *
 * @param history hourly loads in any unit, oldest first, not a number where missing; the forecast begins after the last
 * @param hours to forecast
 * @throws RangeError when hours is not a whole number of at least 0
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html
 * @example forecastHours(Array.from({ length: 24 }, (_, hour) => hour), 3) // 0, 1, 2: as yesterday
 */
export function forecastHours(history: ArrayLike<number>, hours: number): Float64Array {
  checkWhole('hours', hours, 0);
  const forecast = new Float64Array(hours).fill(Number.NaN);
  const { length } = history;
  return knownEvery(1, length, history).length < LEAST_HISTORY
    ? forecast
    : forecast.map((_, hour) => seasonalMedian(length + hour, history));
}

function seasonalMedian(hour: number, history: ArrayLike<number>): number {
  const ofWeekday = knownEvery(WEEK, hour, history);
  return median(ofWeekday.length >= 2 ? ofWeekday : knownEvery(DAY, hour, history));
}

/** The loads that are known a whole number of periods before an hour, in the history that counts. */
function knownEvery(period: number, hour: number, history: ArrayLike<number>): readonly number[] {
  const known: number[] = [];
  const oldest = Math.max(0, history.length - MOST_HISTORY);
  for (let earlier = hour - period; earlier >= oldest; earlier -= period) {
    const load = history[earlier] ?? Number.NaN;
    if (!Number.isNaN(load)) {
      known.push(load);
    }
  }
  return known;
}

/** The middle value, or the mean of the middle two; not a number if there is none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** From when to when something existed, in seconds since 1970. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const MINIMUM_SECONDS = 60;
const HOUR = 3600;
/** EBS counts months of 30 days. @see https://aws.amazon.com/ebs/pricing/ (its worked example) */
const VOLUME_MONTH = 30 * 24 * HOUR;
/** The mean month; AWS divides by the hours of the month at hand. An assumption. */
const MONITORING_MONTH_HOURS = 730;

/**
 * Seconds that EC2 bills for the time between one start and stop in state `running`, and EBS for the life of a volume:
 * `max(60, ceil(end - start))`. That a begun second counts whole is an assumption.
 *
 * @throws RangeError if the end is before the start.
 * @example billedSeconds({ start: 0, end: 10 }) // 60
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
 */
export function billedSeconds(interval: Interval): number {
  return Math.max(MINIMUM_SECONDS, Math.ceil(lengthOf(interval)));
}

/** The billed seconds of several starts together. */
export function totalBilledSeconds(intervals: Iterable<Interval>): number {
  let total = 0;
  for (const interval of intervals) {
    total += billedSeconds(interval);
  }
  return total;
}

/**
 * Hours billed for a load balancer, or metered for an alarm or the detailed monitoring of one instance: a begun hour
 * counts whole.
 *
 * @throws RangeError if the end is before the start.
 * @example billedHours({ start: 0, end: 3601 }) // 2
 */
export function billedHours(interval: Interval): number {
  return Math.ceil(lengthOf(interval) / HOUR);
}

/**
 * GiB-months of a volume of so many GiB.
 *
 * @param seconds billed, see `billedSeconds`
 * @example volumeMonths(100, 43_200) // 1.67
 */
export function volumeMonths(gibibytes: number, seconds: number): number {
  return (gibibytes * seconds) / VOLUME_MONTH;
}

/** Months of an alarm or a monitored instance, from its hours: `hours / 730`. */
export function monitoringMonths(hours: number): number {
  return hours / MONITORING_MONTH_HOURS;
}

function lengthOf({ start, end }: Interval): number {
  if (!(end >= start)) {
    throw new RangeError(`an interval must end at or after its start, got ${start} to ${end}`);
  }
  return end - start;
}

const HOUR = 3600;
/** EBS counts months of 30 days. @see https://aws.amazon.com/ebs/pricing/ (its worked example) */
const VOLUME_MONTH = 30 * 24 * HOUR;
/** The mean month; AWS divides by the hours of the month at hand. An assumption. */
const MONITORING_MONTH_HOURS = 730;

/**
 * GiB-months of a volume of so many GiB.
 *
 * @param seconds billed: the life of the volume, at least 60
 * @example volumeMonths(100, 43_200) // 1.67
 */
export function volumeMonths(gibibytes: number, seconds: number): number {
  return (gibibytes * seconds) / VOLUME_MONTH;
}

/** Months of an alarm or a monitored instance, from its hours: `hours / 730`. */
export function monitoringMonths(hours: number): number {
  return hours / MONITORING_MONTH_HOURS;
}

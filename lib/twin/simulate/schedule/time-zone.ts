const HOUR = 3600;

/** Tells the offset from UTC of a time zone at a time, both in seconds. */
export type OffsetAt = (time: number) => number;

/**
 * The offsets of an IANA time zone, from the data that Node carries.
 *
 * @throws RangeError when there is no such zone
 */
export function offsetsOf(timeZone: string): OffsetAt {
  if (/^(etc\/)?utc$/i.test(timeZone)) {
    return () => 0;
  }
  const format = formatOf(timeZone);
  return (time) => {
    const name = format.formatToParts(time * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):?(\d+)?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60);
  };
}

/**
 * The time at which clocks of a zone show a local time (seconds since 1970 as if it were UTC). The first of two; in the
 * hour that daylight saving skips none, or, shifted, as late after the skip as the local time is into it.
 */
export function timeOfLocal(local: number, offsetAt: OffsetAt, skipped: 'skip' | 'shift'): number | undefined {
  const earlier = local - offsetAt(local - 24 * HOUR);
  const later = local - offsetAt(local + 24 * HOUR);
  const shows = [earlier, later].filter((time) => time + offsetAt(time) === local);
  if (shows.length > 0) {
    return Math.min(...shows);
  }
  return skipped === 'shift' ? earlier : undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    throw new RangeError(`timeZone must be an IANA time zone, got ${timeZone}`, { cause: error });
  }
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const EPOCH = /^\d+(\.\d+)?$/;

/** Numbers from here on are milliseconds: as seconds this is the year 5138, as milliseconds 1973. */
const FIRST_IN_MILLISECONDS = 1e11;
const FIRST_IN_NEITHER = 1e14;

/**
 * Seconds since 1970 of an ISO 8601 timestamp (UTC unless it names its zone; a date alone is its midnight) or of
 * seconds or milliseconds since 1970; undefined for anything else, also for a day or an hour that does not exist.
 *
 * @example parseTimestamp('2026-01-01 01:00:00+01:00') // 1767225600
 */
export function parseTimestamp(text: string): number | undefined {
  if (EPOCH.test(text)) {
    const number = Number(text);
    const seconds = number < FIRST_IN_MILLISECONDS ? number : number / 1000;
    return number < FIRST_IN_NEITHER ? seconds : undefined;
  }
  const match = ISO.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const rolled = new Date(midnight);
  const exists =
    rolled.getUTCFullYear() === Number(year) &&
    rolled.getUTCMonth() + 1 === Number(month) &&
    rolled.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  const time = midnight / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return exists ? time - offsetOf(zone) : undefined;
}

/** Seconds east of UTC: 3600 for `+01`, `+0100` and `+01:00`. */
function offsetOf(zone: string): number {
  if (zone.length < 3 || zone.toUpperCase() === 'UTC') {
    return 0;
  }
  const digits = zone.replace(/\D/g, '').padEnd(4, '0');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

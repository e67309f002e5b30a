const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
/** The form of most files, which is read by its places: a long file then takes half the time. */
const PLAIN_ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.000)?Z?$/;
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
  if (PLAIN_ISO.test(text)) {
    const at = (place: number) => twoDigits(text, place);
    return secondsOf(100 * at(0) + at(2), at(5), at(8), at(11), at(14), at(17));
  }
  const match = ISO.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = match;
  const seconds = secondsOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  return seconds === undefined ? undefined : seconds - offsetOf(zone);
}

/** Seconds since 1970 in UTC; undefined for a day or an hour that does not exist, and before the year 100. */
function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const isDay =
    year >= 100 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || new Date(midnight).getUTCDate() === day);
  const exists = isDay && hour < 24 && minute < 60 && second < 60;
  return exists ? midnight / 1000 + hour * 3600 + minute * 60 + second : undefined;
}

/** The number that two digits from a place on are; 48 is the code of 0. */
function twoDigits(text: string, place: number): number {
  return 10 * text.charCodeAt(place) + text.charCodeAt(place + 1) - 11 * 48;
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

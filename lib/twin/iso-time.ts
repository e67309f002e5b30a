/** Seconds since 1970 as ISO 8601 to the second: `2026-01-01T00:00:00Z`. */
export function isoSeconds(time: number): string {
  return new Date(Math.floor(time) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Seconds since 1970 as ISO 8601 to the millisecond: `2026-01-01T00:00:00.000Z`. */
export function isoMilliseconds(time: number): string {
  return new Date(Math.round(time * 1000)).toISOString();
}

/** A time of the day in seconds: `00:01:02.5` is 62.5. */
export function clock(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return 3600 * hours + 60 * minutes + seconds;
}

/** The other way round, to the tenth of a second. */
export function clockTime(time: number): string {
  return new Date(Math.round(time * 10) * 100).toISOString().slice(11, 21);
}

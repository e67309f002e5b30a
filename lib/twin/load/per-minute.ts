const MINUTE = 60;

/**
 * Samples as one value a minute: the mean of the samples within it, or, in a minute without any, the point on the line
 * between the minutes with samples around it. O(samples + minutes).
 *
 * @param times seconds since 1970, in order, at least one
 * @param hold for how many minutes the last one holds, at least 1
 * @example perMinuteOf([0, 120], [1, 3], 2) // 1, 2, 3, 3
 */
export function perMinuteOf(times: readonly number[], values: readonly number[], hold: number): Float64Array {
  const first = Math.floor(times[0]! / MINUTE);
  const last = Math.floor(times.at(-1)! / MINUTE) - first;
  const minutes = new Float64Array(last + hold);
  let known = -1;
  for (let index = 0; index < times.length; ) {
    const minute = Math.floor(times[index]! / MINUTE) - first;
    let sum = 0;
    let count = 0;
    for (; index < times.length && times[index]! < (first + minute + 1) * MINUTE; index++) {
      sum += values[index]!;
      count++;
    }
    minutes[minute] = sum / count;
    interpolate(minutes, known, minute);
    known = minute;
  }
  return minutes.fill(minutes[last]!, last);
}

/** Fills the minutes between two known ones. */
function interpolate(minutes: Float64Array, from: number, to: number): void {
  const slope = (minutes[to]! - minutes[from]!) / (to - from);
  for (let minute = from + 1; minute < to; minute++) {
    minutes[minute] = minutes[from]! + slope * (minute - from);
  }
}

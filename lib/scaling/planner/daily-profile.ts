/** Minutes of a day, which is where a profile's values belong. */
export const DAY = 1440;

/** What an unseen minute of the day holds; loads and errors are not negative. */
const UNSEEN = -1;

/** How much of a profile's value a new day replaces. */
const NEW_DAY = 0.2;

/** What is usual at each minute of the day (UTC), in instance-capacities; -1 where no day has been seen. */
export interface DailyProfile {
  /** Load, averaged over days. */
  readonly load: number[];
  /** Load that is to be reckoned with: a peak counts at once, and fades over days. */
  readonly peak: number[];
  /** Size of the forecast's error, averaged over days. */
  readonly error: number[];
}

export function emptyProfile(): DailyProfile {
  const unseen = () => new Array<number>(DAY).fill(UNSEEN);
  return { load: unseen(), peak: unseen(), error: unseen() };
}

/** Takes in a load at a minute of the day. Changes `profile`. */
export function rememberLoad({ load, peak }: DailyProfile, minute: number, value: number): void {
  load[minute] = towards(load[minute]!, value);
  peak[minute] = Math.max(value, towards(peak[minute]!, value));
}

/** Takes in how wrong a forecast for a minute of the day was. Changes `profile`. */
export function rememberError({ error }: DailyProfile, minute: number, size: number): void {
  error[minute] = towards(error[minute]!, size);
}

/** By how much load usually rises from one minute of the day to another; 0 where that is not known. */
export function usualRise({ load }: DailyProfile, from: number, to: number): number {
  return load[from]! < 0 || load[to]! < 0 ? 0 : load[to]! - load[from]!;
}

/** By how much the peak to be reckoned with at a minute of the day is above a load; 0 where none is known. */
export function riseToPeak({ peak }: DailyProfile, minute: number, load: number): number {
  return Math.max(0, peak[minute]! - load);
}

/** The highest peak to be reckoned with within so many minutes after one of the day; negative where none is known. */
export function comingPeak({ peak }: DailyProfile, minute: number, minutes: number): number {
  let highest = UNSEEN;
  for (let ahead = 1; ahead <= minutes; ahead++) {
    highest = Math.max(highest, peak[(minute + ahead) % DAY]!);
  }
  return highest;
}

/** The greatest usual error within a minute of a minute of the day, or `otherwise` where none is known. */
export function usualError({ error }: DailyProfile, minute: number, otherwise: number): number {
  const greatest = Math.max(error[(minute + DAY - 1) % DAY]!, error[minute]!, error[(minute + 1) % DAY]!);
  return greatest < 0 ? otherwise : greatest;
}

function towards(known: number, value: number): number {
  return known < 0 ? value : known + (value - known) * NEW_DAY;
}

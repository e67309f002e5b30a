import { lowerMedian } from './lower-median';

/** Quarters of an hour in a day, and in the two weeks that are remembered. */
export const QUARTERS = 96;
const REMEMBERED = 14 * QUARTERS;

/** Minutes in a quarter of an hour. */
export const QUARTER_MINUTES = 15;

/** Stands for what is not known. */
export const UNKNOWN = -1;

/** Quarters from the same time of the day on each of the 14 days before, and of those on the same day of the week. */
const DAYS = Array.from({ length: 14 }, (_, day) => (day + 1) * QUARTERS);
const WEEKS = [7 * QUARTERS, 14 * QUARTERS];

/** What was needed in each quarter of an hour of the last two weeks. Plain data that survives JSON, about 8 KB. */
export interface UsualNeeds {
  /** The first minute that was taken in, counted since 1970; 0 before it. */
  since: number;
  /** The newest quarter, counted since 1970, and what was needed in its minutes so far, in instances. */
  quarter: number;
  current: number[];
  /** What was needed in half of the minutes of a quarter, at its number modulo the length. */
  readonly past: number[];
  /** What is usually needed in each quarter of the day, for its next coming: another list when one of them changes. */
  usual: readonly number[];
}

/** Of a group that nothing is known of. */
export function noNeeds(): UsualNeeds {
  return { since: 0, quarter: 0, current: [], past: [], usual: new Array<number>(QUARTERS).fill(UNKNOWN) };
}

/** A copy that shares nothing with its original. */
export function copyOfNeeds(needs: UsualNeeds): UsualNeeds {
  return { ...needs, current: [...needs.current], past: [...needs.past] };
}

/**
 * Takes in what a minute needed. When a quarter is over, what is usually needed at its time of the day is learned anew:
 * the lower median over up to 14 days, or over the same days of the week where that is less. O(1), and once in a quarter
 * the sorting of 14 numbers.
 *
 * Changes `needs`. A minute that is not after the newest quarter's beginning, or whose need is no number, is passed over.
 *
 * @param minute counted since 1970
 * @param need in instances, at least 0
 */
export function observeNeed(needs: UsualNeeds, minute: number, need: number): void {
  const quarter = Math.floor(minute / QUARTER_MINUTES);
  if (quarter < needs.quarter || !(need >= 0 && need < Number.POSITIVE_INFINITY)) {
    return;
  }
  if (needs.since === 0) {
    needs.since = minute;
    needs.quarter = quarter;
    needs.past.push(...new Array<number>(REMEMBERED).fill(UNKNOWN));
  }
  const first = Math.max(needs.quarter, quarter - REMEMBERED);
  for (let over = first; over < quarter; over++) {
    finish(needs, over);
  }
  needs.quarter = quarter;
  needs.current.push(need);
}

/** A quarter is over: what was needed in it is past, and what is usual at its time of the day changes. */
function finish(needs: UsualNeeds, quarter: number): void {
  needs.past[quarter % REMEMBERED] = lowerMedian(needs.current) ?? UNKNOWN;
  needs.current = [];
  const next = quarter + QUARTERS;
  const known = (before: readonly number[]) =>
    lowerMedian(before.map((quarters) => needs.past[(next - quarters) % REMEMBERED]!).filter((need) => need >= 0));
  const daily = known(DAYS);
  const usual = daily === undefined ? UNKNOWN : Math.min(daily, known(WEEKS) ?? daily);
  const slot = quarter % QUARTERS;
  if (usual !== needs.usual[slot]) {
    needs.usual = needs.usual.map((need, index) => (index === slot ? usual : need));
  }
}

/**
 * What is usually needed in each quarter of the day, UTC, in instances; -1 where it is not known.
 *
 * @param now milliseconds since the epoch, UTC
 * @returns undefined with less than 24 hours of past
 */
export function usualNeeds({ since, usual }: UsualNeeds, now: number): readonly number[] | undefined {
  return since === 0 || now / 60_000 < since + QUARTERS * QUARTER_MINUTES ? undefined : usual;
}

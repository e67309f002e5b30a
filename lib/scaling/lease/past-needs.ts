import { MINUTE } from './floor-action';

const DAY = 24 * 60 * MINUTE;

/** The capacity that a group needed, period by period. */
export interface PastNeeds {
  /** In instances, oldest first; NaN, or less than 0, where it is not known. */
  readonly needs: readonly number[];
  /** Length of a period: a minute or an hour, in milliseconds. */
  readonly period: number;
  /** End of the last period, in milliseconds since the epoch, UTC. */
  readonly until: number;
}

/** Since when a need is known, in milliseconds since the epoch; undefined when none is. */
export function knownSince({ needs, period, until }: PastNeeds): number | undefined {
  const first = needs.findIndex(isNeed);
  return first < 0 ? undefined : until - (needs.length - first) * period;
}

/** What was needed at a time of the day, so many days before; only what is known. */
export function needsDaysBefore(
  days: readonly number[],
  { from, until: end }: { readonly from: number; readonly until: number },
  { needs, period, until }: PastNeeds,
): readonly number[] {
  const start = until - needs.length * period;
  const known: number[] = [];
  for (const day of days) {
    const first = Math.max(0, Math.floor((from - day * DAY - start) / period));
    const last = Math.min(needs.length, Math.ceil((end - day * DAY - start) / period));
    for (let index = first; index < last; index++) {
      if (isNeed(needs[index]!)) {
        known.push(needs[index]!);
      }
    }
  }
  return known;
}

function isNeed(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

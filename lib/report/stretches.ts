import type { ReportedAlarm } from './report-data';

/** Places of a strip that an eye can tell apart. */
const PLACES = 1000;

/** From a time to a time, seconds since 1970, in one state. */
export interface Stretch {
  readonly state: string;
  readonly from: number;
  readonly to: number;
  /** Share of the time that it was in the state. */
  readonly share: number;
}

/** The states of an alarm between a start and an end; what has no length is left out. */
export function stretchesOf(states: ReportedAlarm['states'], start: number, end: number): readonly Stretch[] {
  return states
    .map(({ at, state }, index) => ({
      state,
      from: Math.max(at, start),
      to: Math.min(states[index + 1]?.at ?? end, end),
      share: 1,
    }))
    .filter(({ from, to }) => to > from);
}

/**
 * The same stretches, or, where they are more than a strip has places, how much of each place was in ALARM. A report of ten
 * years stays small so.
 */
export function visibleStretches(stretches: readonly Stretch[], start: number, end: number): readonly Stretch[] {
  if (stretches.length <= PLACES) {
    return stretches;
  }
  const length = (end - start) / PLACES;
  const inAlarm = new Float64Array(PLACES);
  for (const { from, to } of stretches.filter(({ state }) => state === 'ALARM')) {
    for (let place = Math.floor((from - start) / length); place < PLACES && start + place * length < to; place++) {
      const begin = start + place * length;
      inAlarm[place]! += Math.min(to, begin + length) - Math.max(from, begin);
    }
  }
  return Array.from(inAlarm, (seconds, place) => {
    const from = start + place * length;
    return { state: 'ALARM', from, to: from + length, share: seconds / length };
  }).filter(({ share }) => share > 0);
}

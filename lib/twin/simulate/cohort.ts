/** How many phases basic monitoring has: an instance reports every fifth minute. */
export const PHASES = 5;

/** Instances that were launched together and are alike. */
export interface Cohort {
  count: number;
  /** Seconds since the start of the run; NaN before. */
  inServiceAt: number;
  inService: boolean;
  serving: boolean;
  /** Past its warm-up: in the group's metric, and no longer in the way of a scale-in. */
  warm: boolean;
  /** How many of the instances report in which minute of five. Undefined with detailed monitoring. */
  readonly phases?: number[];
}

/** Takes instances out of a cohort, and returns how many of each phase. */
export function takeFrom(cohort: Cohort, count: number): readonly number[] {
  cohort.count -= count;
  let left = count;
  return (cohort.phases ?? []).map((held, phase, phases) => {
    const taken = Math.min(held, left);
    left -= taken;
    phases[phase] = held - taken;
    return taken;
  });
}

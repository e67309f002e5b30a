/** What the planner is asked for. All times are whole minutes. */
export interface PlannerPolicy {
  /** Greatest share of minutes that may have utilisation above the bound, above 0 and at most 0.5: 0.01 is 1 %. */
  readonly quality: number;
  /** Utilisation that counts as too high, above 0 and at most 1; 0.85 in the benchmark. */
  readonly bound: number;
  /** From a launch to the first minute in which the instance serves. */
  readonly bootMinutes: number;
  /**
   * From the newest minute whose load is known to the one that a launch now would serve: metric delay, the minute that
   * is under way, and boot. 5 for a delay of 1 and a boot of 3.
   */
  readonly leadMinutes: number;
  /** For how long a capacity stays wanted after the minute for which it was planned. */
  readonly holdMinutes: number;
}

/** The rules that every policy is run by; `docs/control-quality.md` says them in words. */
export interface Contract {
  /** Greatest demand of every trace, in instances. */
  readonly peak: number;
  /** Minutes from a launch to the first minute of service, billed. */
  readonly boot: number;
  /** Minutes by which the load is known late, beyond the minute itself. */
  readonly metricDelay: number;
  /** Minutes for which less must be wanted before capacity is lowered, for every policy. */
  readonly hold: number;
}

/** Utilisation that counts as too high. */
export const BOUND = 0.85;

/** The first minute that counts: a week or 30 % of the trace, whichever is shorter, is for learning. */
export function evaluationStart(minutes: number): number {
  return Math.min(7 * 1440, Math.floor(minutes * 0.3));
}

/**
 * A metric of the group, one value a minute of the run. A value stands at the start of its period and can be read only
 * when the period has ended and the data point has been ingested.
 */
export class Series {
  readonly values: Float64Array;
  /** Instances that a value is about, so that `value * base` is what all of them did. */
  readonly bases: Float64Array;

  constructor(
    minutes: number,
    /** From the start of a data point's period to when it can be read, in seconds. */
    private readonly delay: number,
  ) {
    this.values = new Float64Array(minutes).fill(Number.NaN);
    this.bases = new Float64Array(minutes);
  }

  put(minute: number, value: number, base: number): void {
    this.values[minute] = value;
    this.bases[minute] = base;
  }

  /** The newest minute whose value can be read at a time; negative when there is none. */
  newestAt(time: number): number {
    return Math.floor((time - this.delay) / 60);
  }
}

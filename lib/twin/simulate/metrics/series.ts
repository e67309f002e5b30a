/** Periods that are kept at least. */
const LEAST_KEPT = 64;

/**
 * A metric of the group, one value a period. A value stands at the start of its period and can be read only when the
 * period has ended and the data point has been ingested. Older values than anyone has asked for are forgotten.
 */
export class Series {
  private values = new Float64Array(LEAST_KEPT).fill(Number.NaN);
  private bases = new Float64Array(LEAST_KEPT);
  private mask = LEAST_KEPT - 1;

  constructor(
    /** From the start of a data point's period to when it can be read, in seconds. */
    private readonly delay: number,
    /** Seconds from one data point to the next. */
    readonly period = 60,
  ) {}

  /** Keeps at least so many periods, from before the first value on. */
  keep(periods: number): void {
    const size = 2 ** Math.ceil(Math.log2(Math.max(periods, LEAST_KEPT)));
    if (size > this.values.length) {
      this.values = new Float64Array(size).fill(Number.NaN);
      this.bases = new Float64Array(size);
      this.mask = size - 1;
    }
  }

  /** A period begins, without a value yet. */
  begin(index: number): void {
    this.values[index & this.mask] = Number.NaN;
    this.bases[index & this.mask] = 0;
  }

  /** @param base instances that the value is about, so that `value * base` is what all of them did */
  put(index: number, value: number, base: number): void {
    this.values[index & this.mask] = value;
    this.bases[index & this.mask] = base;
  }

  /** NaN where there is none. */
  at(index: number): number {
    return index < 0 ? Number.NaN : this.values[index & this.mask]!;
  }

  baseAt(index: number): number {
    return index < 0 ? 0 : this.bases[index & this.mask]!;
  }

  /** The newest period whose value can be read at a time; negative when there is none. */
  newestAt(time: number): number {
    return Math.floor((time - this.delay) / this.period);
  }
}

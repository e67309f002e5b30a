/**
 * Lets calls through at a rate, and at most two seconds' worth of them at once. Times in seconds.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html how AWS throttles
 */
export class TokenBucket {
  private readonly size: number;
  private tokens: number;

  /**
   * @param rate calls per second
   * @param filledAt when it is full
   * @throws RangeError for a rate that is not above 0
   */
  constructor(
    private readonly rate: number,
    private filledAt: number,
  ) {
    if (!(rate > 0)) {
      throw new RangeError(`callsPerSecond must be above 0, got ${rate}`);
    }
    this.size = Math.max(1, 2 * rate);
    this.tokens = this.size;
  }

  /** Whether one more call may pass at a time; if so, it has. */
  take(now: number): boolean {
    this.tokens = Math.min(this.size, this.tokens + this.rate * (now - this.filledAt));
    this.filledAt = now;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}

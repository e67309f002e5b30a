/** Lets at most so many terminations of a scale-in begin in any 60 s; rule 5.2.7. */
export class TerminationLimit {
  /** When the latest began, oldest first. */
  private readonly begun: number[] = [];

  /** @param most at least 1; Infinity is no limit */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** When the next may begin. In seconds, as `now`; -Infinity when it may at any time. */
  get nextAt(): number {
    return this.begun.length < this.most ? Number.NEGATIVE_INFINITY : this.begun[0]! + 60;
  }

  /** One has begun. */
  count(now: number): void {
    if (this.most < Number.POSITIVE_INFINITY) {
      this.begun.push(now);
      this.begun.splice(0, this.begun.length - this.most);
    }
  }
}

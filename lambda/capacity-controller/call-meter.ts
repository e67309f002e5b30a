/** Calls of AWS APIs that were sent since the meter was reset, tries that failed included. */
export interface Calls {
  /** How many, by the name of the API. */
  readonly calls: Readonly<Record<string, number>>;
  /** How many of them were throttled. */
  readonly throttles: number;
}

/** What a call was made for: one group, or several. */
type Concern = string | undefined;

/** Counts calls by the group that they were made for. */
export class CallMeter {
  private readonly counts = new Map<Concern, { calls: Record<string, number>; throttles: number }>();

  reset(): void {
    this.counts.clear();
  }

  count(api: string, concern: Concern): void {
    const { calls } = this.of(concern);
    calls[api] = (calls[api] ?? 0) + 1;
  }

  countThrottle(concern: Concern): void {
    this.of(concern).throttles++;
  }

  /** Calls that were made for a group, those for it and others together included. */
  about(groupName: string): Calls {
    const [own, shared] = [this.of(groupName), this.of(undefined)];
    return { calls: { ...shared.calls, ...own.calls }, throttles: shared.throttles + own.throttles };
  }

  /** All calls. */
  total(): Calls {
    const calls: Record<string, number> = {};
    let throttles = 0;
    for (const counted of this.counts.values()) {
      throttles += counted.throttles;
      for (const [api, count] of Object.entries(counted.calls)) {
        calls[api] = (calls[api] ?? 0) + count;
      }
    }
    return { calls, throttles };
  }

  private of(concern: Concern) {
    const counted = this.counts.get(concern) ?? { calls: {}, throttles: 0 };
    this.counts.set(concern, counted);
    return counted;
  }
}

/** Where the endpoint takes its time from. */
export interface Clock {
  /** Seconds since 1970-01-01T00:00:00Z; never goes back. */
  now(): number;
}

/** The moment at which every virtual clock starts, so that runs can be compared: 2026-01-01T00:00:00Z. */
export const VIRTUAL_START = Date.UTC(2026, 0, 1) / 1000;

/** A clock that stands still until it is told to advance. */
export class VirtualClock implements Clock {
  private time: number;

  constructor(start: number = VIRTUAL_START) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  /** Goes to a later time; a time in the past changes nothing. */
  advanceTo(time: number): void {
    this.time = Math.max(this.time, time);
  }

  /** @throws RangeError for a negative number of seconds */
  advance(seconds: number): void {
    if (!(seconds >= 0)) {
      throw new RangeError(`seconds must be at least 0, got ${seconds}`);
    }
    this.time += seconds;
  }
}

/** The machine's clock, but never earlier than a given moment, from which it waits for real time to catch up. */
export class RunningClock implements Clock {
  private latest: number;

  constructor(notBefore = 0) {
    this.latest = notBefore;
  }

  now(): number {
    this.latest = Math.max(this.latest, Date.now() / 1000);
    return this.latest;
  }
}

/** A clock that goes on from a given moment, as fast as the machine's. */
export class OngoingClock implements Clock {
  private readonly started = performance.now();

  constructor(private readonly from: number) {}

  now(): number {
    return this.from + (performance.now() - this.started) / 1000;
  }
}

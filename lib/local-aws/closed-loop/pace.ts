import { setTimeout as sleep } from 'node:timers/promises';

/** How fast virtual time passes: so many seconds in one of the machine's, or as fast as it can. */
export type Speed = number | 'max';

/** Shortest time that is worth sleeping for, in milliseconds. */
const LEAST_SLEEP = 5;

/** Holds virtual time back so that it passes at a speed. */
export class Pace {
  private readonly started = performance.now();

  constructor(
    private readonly speed: Speed,
    /** Virtual time at the beginning, in seconds since 1970. */
    private readonly from: number,
    private readonly signal?: AbortSignal,
  ) {}

  /** Waits until the machine has caught up with a virtual time. */
  async reach(time: number): Promise<void> {
    if (this.speed === 'max') {
      return;
    }
    const due = this.started + ((time - this.from) / this.speed) * 1000;
    const left = due - performance.now();
    if (left >= LEAST_SLEEP) {
      await sleep(left, undefined, this.signal && { signal: this.signal });
    }
  }
}

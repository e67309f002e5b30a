import type { Instance } from './instance';

/** EC2 bills at least so many seconds of each start; rule 8.1. */
const LEAST_BILLED = 60;

/** Billed time of instances of one type and one way of paying, in seconds. */
export interface BilledTime {
  /** Index into the types of a mixed instances policy; 0 without one. */
  readonly type: number;
  readonly isSpot: boolean;
  seconds: number;
}

/** Adds up the time that instances run. */
export class BillingMeter {
  private readonly lines: BilledTime[] = [];

  start(instance: Instance, now: number): void {
    instance.runningSince = now;
  }

  stop(instance: Instance, now: number): void {
    if (!Number.isNaN(instance.runningSince)) {
      this.lineOf(instance).seconds += Math.max(LEAST_BILLED, now - instance.runningSince);
      instance.runningSince = Number.NaN;
    }
  }

  /** The bill until now, with the time of those that still run. */
  billedUntil(now: number, instances: Iterable<Instance>): readonly BilledTime[] {
    const meter = new BillingMeter();
    meter.lines.push(...this.lines.map((line) => ({ ...line })));
    for (const instance of instances) {
      if (!Number.isNaN(instance.runningSince)) {
        meter.lineOf(instance).seconds += now - instance.runningSince;
      }
    }
    return meter.lines;
  }

  private lineOf({ type, isSpot }: Instance): BilledTime {
    const found = this.lines.find((line) => line.type === type && line.isSpot === isSpot);
    if (found) {
      return found;
    }
    const line = { type, isSpot, seconds: 0 };
    this.lines.push(line);
    return line;
  }
}

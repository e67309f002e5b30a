import type { Counts } from '../fleet/counts';

/** How a load falls on the instances that serve. In instance-capacities. */
export interface Shares {
  /** Work done by all of them, by those past their warm-up, and work that found no capacity. */
  readonly done: number;
  readonly doneByWarm: number;
  readonly lost: number;
}

/** What the group does within a minute, or a shorter period: sums over its seconds. */
export class SlotLoad {
  /** Capacity-seconds that served, and that no capacity was found for. */
  serving = 0;
  lost = 0;
  /** CPU-seconds, and seconds in service, of all instances. */
  cpu = 0;
  inService = 0;
  /** The same of the instances past their warm-up. */
  warmCpu = 0;
  warm = 0;
  /** Seconds of healthy targets. */
  healthy = 0;

  begin(): void {
    this.serving = 0;
    this.lost = 0;
    this.cpu = 0;
    this.inService = 0;
    this.warmCpu = 0;
    this.warm = 0;
    this.healthy = 0;
  }

  /**
   * Adds some seconds in which nothing changes. Without shares every instance that serves takes the same load for its
   * weight, in service or not yet past its warm-up; CPU is the load it takes, at most 100 %.
   */
  add(demand: number, counts: Counts, seconds: number, shares?: Shares): void {
    const { serving } = counts;
    this.serving += serving * seconds;
    this.healthy += counts.healthy * seconds;
    this.inService += counts.inService * seconds;
    this.warm += counts.warm * seconds;
    if (shares) {
      this.lost += shares.lost * seconds;
      this.cpu += shares.done * seconds;
      this.warmCpu += shares.doneByWarm * seconds;
      return;
    }
    this.lost += Math.max(0, demand - serving) * seconds;
    if (serving > 0) {
      const utilisation = Math.min(1, demand / serving);
      this.cpu += utilisation * serving * seconds;
      this.warmCpu += utilisation * counts.warmAndServing * seconds;
    }
  }
}

import type { Fleet } from './fleet';

/**
 * What the group does within one minute: sums over its seconds. Every instance that serves takes the same share of the
 * load, in service or not yet past its warm-up; CPU is the load it takes, at most 100 %.
 */
export class MinuteLoad {
  /** Instance-seconds. */
  serving = 0;
  lost = 0;
  /** CPU-seconds and seconds of instances in the group's metric. */
  cpu = 0;
  warm = 0;

  begin(): void {
    this.serving = 0;
    this.lost = 0;
    this.cpu = 0;
    this.warm = 0;
  }

  /** Adds some seconds in which nothing changes. */
  add(demand: number, fleet: Fleet, seconds: number): void {
    const { serving } = fleet;
    this.serving += serving * seconds;
    this.lost += Math.max(0, demand - serving) * seconds;
    this.warm += fleet.warm * seconds;
    if (serving > 0) {
      this.cpu += Math.min(1, demand / serving) * fleet.warmAndServing * seconds;
    }
  }
}

import { PHASES } from './cohort';
import type { Fleet } from './fleet';
import type { MinuteLoad } from './minute-load';
import { Series } from './series';

/** Publishes the group's CPU after each minute. */
export interface CpuMetric {
  readonly series: Series;
  publish(minute: number, load: MinuteLoad, fleet: Fleet): void;
}

/** CPU of the group in percent, mean of its warm instances; a data point a minute (detailed monitoring; rule 6.9). */
export class DetailedCpu implements CpuMetric {
  readonly series: Series;

  constructor(minutes: number, ingestDelay: number) {
    this.series = new Series(minutes, 60 + ingestDelay);
  }

  publish(minute: number, { cpu, warm }: MinuteLoad): void {
    if (warm > 0) {
      this.series.put(minute, (100 * cpu) / warm, warm / 60);
    }
  }
}

/**
 * CPU of the group with basic monitoring: each instance reports every fifth minute, its own, the mean of five minutes,
 * at the start of them. So a minute shows only the instances that report in it, and shows them six minutes late.
 */
export class BasicCpu implements CpuMetric {
  readonly series: Series;
  private readonly cpu = new Float64Array(PHASES);
  private readonly warm = new Float64Array(PHASES);

  constructor(minutes: number, ingestDelay: number) {
    this.series = new Series(minutes, 60 * PHASES + ingestDelay);
  }

  publish(minute: number, load: MinuteLoad, fleet: Fleet): void {
    this.cpu[minute % PHASES] = load.cpu;
    this.warm[minute % PHASES] = load.warm;
    const first = minute - PHASES + 1;
    if (first >= 0 && fleet.warmByPhase[first % PHASES]! > 0) {
      const warm = sum(this.warm);
      this.series.put(first, (100 * sum(this.cpu)) / warm, warm / (60 * PHASES));
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    total += values[index]!;
  }
  return total;
}

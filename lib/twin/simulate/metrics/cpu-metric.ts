import type { Counts } from '../fleet/counts';
import { PHASES } from '../fleet/instance';
import { Series } from './series';
import type { SlotLoad } from './slot-load';

/** Publishes the group's CPU after each minute. */
export interface CpuMetric {
  readonly series: Series;
  /** Minutes before the present one that a value is published for. */
  readonly lag: number;
  publish(minute: number, load: SlotLoad, counts: Counts): void;
}

/** CPU of the group in percent, mean of its warm instances; a data point a minute (detailed monitoring; rule 6.9). */
export class DetailedCpu implements CpuMetric {
  readonly series: Series;
  readonly lag = 0;

  constructor(ingestDelay: number) {
    this.series = new Series(60 + ingestDelay);
  }

  publish(minute: number, { warmCpu, warm }: SlotLoad): void {
    this.series.begin(minute);
    if (warm > 0) {
      this.series.put(minute, (100 * warmCpu) / warm, warm / 60);
    }
  }
}

/**
 * CPU of the group with basic monitoring: each instance reports every fifth minute, its own, the mean of five minutes,
 * at the start of them. So a minute shows only the instances that report in it, and shows them six minutes late.
 */
export class BasicCpu implements CpuMetric {
  readonly series: Series;
  readonly lag = PHASES - 1;
  private readonly cpu = new Float64Array(PHASES);
  private readonly warm = new Float64Array(PHASES);

  constructor(ingestDelay: number) {
    this.series = new Series(60 * PHASES + ingestDelay);
  }

  publish(minute: number, load: SlotLoad, { warmByPhase }: Counts): void {
    this.series.begin(minute);
    this.cpu[minute % PHASES] = load.warmCpu;
    this.warm[minute % PHASES] = load.warm;
    const first = minute - this.lag;
    if (first >= 0 && warmByPhase[first % PHASES]! > 0) {
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

import type { Counts } from '../fleet/counts';
import { Series } from './series';
import type { SlotLoad } from './slot-load';

/** RequestCountPerTarget: requests of a minute by healthy targets, by registered ones if none is healthy; rule 6.11. */
export class RequestsMetric {
  readonly series: Series;
  /** Requests of a minute, in all. */
  readonly total: Series;

  constructor(
    /** Requests a minute that one instance-capacity stands for. */
    private readonly requestsPerCapacity: number,
    /** Which instances a value counts for when target tracking computes with it; rule 1.2.4. */
    private readonly requestBase: 'healthy targets' | 'past warm-up',
    ingestDelay: number,
  ) {
    this.series = new Series(60 + ingestDelay);
    this.total = new Series(60 + ingestDelay);
  }

  get all(): readonly Series[] {
    return [this.series, this.total];
  }

  publish(minute: number, demand: number, { healthy, warm }: SlotLoad, { registered }: Counts): void {
    this.series.begin(minute);
    this.total.begin(minute);
    if (demand > 0) {
      this.total.put(minute, demand * this.requestsPerCapacity, 1);
    }
    const targets = healthy > 0 ? healthy / 60 : registered;
    if (targets > 0) {
      const base = this.requestBase === 'healthy targets' ? targets : warm / 60;
      this.series.put(minute, (demand * this.requestsPerCapacity) / targets, base);
    }
  }
}

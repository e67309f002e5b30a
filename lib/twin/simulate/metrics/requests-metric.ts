import type { Counts } from '../fleet/counts';
import { Series } from './series';
import type { SlotLoad } from './slot-load';

/**
 * RequestCountPerTarget: requests of a minute by healthy targets, by registered ones if none is healthy; rule 6.11. It is
 * always reported, with no target registered as all requests; rule 1.2.8.
 */
export class RequestsMetric {
  readonly series: Series;
  /** Requests of a minute, in all. */
  readonly total: Series;

  constructor(
    /** Requests a minute that one instance-capacity stands for. */
    readonly requestsPerCapacity: number,
    /** Which capacity a value counts for when target tracking computes with it; rule 1.2.4. */
    private readonly requestBase: 'healthy targets' | 'past warm-up',
    ingestDelay: number,
  ) {
    this.series = new Series(60 + ingestDelay);
    this.total = new Series(60 + ingestDelay);
  }

  get all(): readonly Series[] {
    return [this.series, this.total];
  }

  publish(minute: number, demand: number, load: SlotLoad, counts: Counts): void {
    const requests = demand * this.requestsPerCapacity;
    this.series.begin(minute);
    this.total.begin(minute);
    if (demand > 0) {
      this.total.put(minute, requests, 1);
    }
    const targets = load.healthy > 0 ? load.healthy / 60 : counts.registered;
    this.series.put(minute, targets > 0 ? requests / targets : requests, this.baseOf(load, counts));
  }

  /** In capacity units, as desired capacity is: a target counts for its weight. */
  private baseOf({ healthy, serving, warm }: SlotLoad, { inService }: Counts): number {
    if (this.requestBase === 'past warm-up') {
      return warm / 60;
    }
    return healthy > 0 ? serving / 60 : inService;
  }
}

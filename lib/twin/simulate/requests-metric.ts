import type { Fleet } from './fleet';
import type { MinuteLoad } from './minute-load';
import { Series } from './series';

/** RequestCountPerTarget: requests of a minute by healthy targets, by registered ones if none is healthy; rule 6.11. */
export class RequestsMetric {
  readonly series: Series;

  constructor(
    private readonly demand: Float64Array,
    /** Requests a minute that one instance-capacity stands for. */
    private readonly requestsPerCapacity: number,
    ingestDelay: number,
  ) {
    this.series = new Series(demand.length, 60 + ingestDelay);
  }

  publish(minute: number, { serving }: MinuteLoad, { inService }: Fleet): void {
    const targets = serving > 0 ? serving / 60 : inService;
    if (targets > 0) {
      this.series.put(minute, (this.demand[minute]! * this.requestsPerCapacity) / targets, targets);
    }
  }
}

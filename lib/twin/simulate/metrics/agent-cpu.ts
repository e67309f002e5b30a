import { Series } from './series';
import { SlotLoad } from './slot-load';

/**
 * CPU as the CloudWatch agent on the instances publishes it, for a group, also more often than once a minute. The
 * service cannot tell which data points are of warming instances, so all that are in service count (rule 1.2.4).
 */
export class AgentCpu {
  readonly series: Series;
  /** What the group did in the period so far. */
  readonly load = new SlotLoad();

  constructor(period: number, ingestDelay: number) {
    this.series = new Series(period + ingestDelay, period);
  }

  /** Publishes if a period ends at this time. */
  endSlot(time: number): void {
    const { period } = this.series;
    if (time % period !== 0) {
      return;
    }
    const index = time / period - 1;
    const { cpu, inService } = this.load;
    this.series.begin(index);
    if (inService > 0) {
      this.series.put(index, (100 * cpu) / inService, inService / period);
    }
    this.load.begin();
  }
}

import { cpuLoad } from '../../../scaling/controller/cpu-load';
import type { LoadReading } from '../../../scaling/controller/load-reading';
import type { LoadSource } from '../../../scaling/controller/load-source';
import type { LoadWindow } from '../../../scaling/controller/load-window';
import type { GroupModel } from '../model/group-model';
import { type DemandCount, demandCounts } from './demand-counts';

/** Reads of a modelled group what its controller would read of the load from CloudWatch. */
export class LoadReadings {
  private readonly readsCpu: boolean;
  private readonly isSizeKnown: boolean;
  /** None for a source that is CPU alone, or demand of which the model does not have all metrics. */
  private readonly counts: readonly DemandCount[];

  constructor(
    private readonly model: GroupModel,
    source: LoadSource,
  ) {
    const { metrics: published } = model.options.definition;
    this.isSizeKnown = published === 'all' || published.includes('GroupInServiceInstances');
    this.readsCpu = source.kind === 'cpu' || source.perInstance === undefined;
    const counts = source.kind === 'cpu' ? [undefined] : demandCounts(source, model);
    this.counts = counts.every((count) => count !== undefined) ? counts : [];
  }

  /** For the minutes of a window that can be read by now, oldest first; none for a minute without a value. */
  read({ start, end }: LoadWindow): LoadReading[] {
    const { group, options } = this.model;
    const first = Math.max(0, (start / 1000 - options.start) / 60);
    const last = Math.min((end / 1000 - options.start) / 60 - 1, this.newestAt(group.now));
    const readings: LoadReading[] = [];
    for (let minute = first; minute <= last; minute++) {
      const reading = {
        at: (options.start + 60 * (minute + 1)) * 1000,
        ...this.cpuOf(minute),
        ...this.demandOf(minute),
      };
      if ('cpuLoad' in reading || 'demand' in reading) {
        readings.push(reading);
      }
    }
    return readings;
  }

  /** The newest minute of which anything can be read. */
  private newestAt(now: number): number {
    const cpu = this.readsCpu ? this.model.metrics.cpu.series.newestAt(now) : -1;
    return this.counts.reduce((newest, count) => Math.max(newest, count.newestAt(now)), cpu);
  }

  /** The average CPU times the instances in service, which are known when the group publishes its own metrics. */
  private cpuOf(minute: number): Pick<LoadReading, 'cpuLoad' | 'utilization'> | undefined {
    const { metrics, group } = this.model;
    const { series } = metrics.cpu;
    if (!this.readsCpu || minute > series.newestAt(group.now)) {
      return undefined;
    }
    const reporting = series.baseAt(minute);
    const average = (series.at(minute) * reporting) / reporting; // rounded as CloudWatch's sum / count
    const inService = this.isSizeKnown ? metrics.inService.at(minute) : undefined;
    return Number.isNaN(average)
      ? undefined
      : { cpuLoad: cpuLoad({ average, reporting, inService }), utilization: average / 100 };
  }

  /** The sum of the metrics; nothing of a minute in which one of them is not known. */
  private demandOf(minute: number): Pick<LoadReading, 'demand'> | undefined {
    const { now } = this.model.group;
    let demand = 0;
    for (const { at, newestAt } of this.counts) {
      demand += minute <= newestAt(now) ? at(minute) : Number.NaN;
    }
    return this.counts.length === 0 || Number.isNaN(demand) ? undefined : { demand };
  }
}

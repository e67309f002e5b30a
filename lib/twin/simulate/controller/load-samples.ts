import { cpuLoad } from '../../../scaling/controller/cpu-load';
import type { LoadWindow } from '../../../scaling/controller/load-window';
import type { LoadSample } from '../../../scaling/load-sample';
import type { GroupModel } from '../model/group-model';

/**
 * What the controller would read of the group's load from CloudWatch, for the minutes of a window that can be read by
 * now: the average CPU times the instances in service, which are known when the group publishes its own metrics.
 */
export function loadSamples({ metrics, group, options }: GroupModel, { start, end }: LoadWindow): LoadSample[] {
  const { series } = metrics.cpu;
  const { metrics: published } = options.definition;
  const isSizeKnown = published === 'all' || published.includes('GroupInServiceInstances');
  const first = Math.max(0, (start / 1000 - options.start) / 60);
  const last = Math.min((end / 1000 - options.start) / 60 - 1, series.newestAt(group.now));
  const samples: LoadSample[] = [];
  for (let minute = first; minute <= last; minute++) {
    const reporting = series.baseAt(minute);
    const average = (series.at(minute) * reporting) / reporting; // rounded as CloudWatch's sum / count
    if (!Number.isNaN(average)) {
      const inService = isSizeKnown ? metrics.inService.at(minute) : undefined;
      const at = (options.start + 60 * (minute + 1)) * 1000;
      samples.push({ at, offeredLoad: cpuLoad({ average, reporting, inService }) });
    }
  }
  return samples;
}

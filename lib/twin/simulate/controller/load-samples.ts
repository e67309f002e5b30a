import type { LoadSample } from '../../../scaling/controller-memory';
import type { LoadWindow } from '../../../scaling/load-window';
import type { GroupModel } from '../model/group-model';

/**
 * What the controller would read of the group's load from CloudWatch: the sum of the CPU of its instances, of which
 * 100 % is one instance-capacity, for the minutes of a window that can be read by now.
 */
export function loadSamples({ metrics, group, options }: GroupModel, { start, end }: LoadWindow): LoadSample[] {
  const { series } = metrics.cpu;
  const minuteOf = (time: number) => (time / 1000 - options.start) / 60;
  const last = Math.min(minuteOf(end) - 1, series.newestAt(group.now));
  const samples: LoadSample[] = [];
  for (let minute = Math.max(0, minuteOf(start)); minute <= last; minute++) {
    const value = series.at(minute);
    if (!Number.isNaN(value)) {
      const at = (options.start + 60 * (minute + 1)) * 1000;
      samples.push({ at, offeredLoad: (value * series.baseAt(minute)) / 100 });
    }
  }
  return samples;
}

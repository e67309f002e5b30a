import { type Metric, metricKey, type Sample } from '../../twin/metrics/metric';

/** Most samples that are kept in all; the oldest series is dropped first, so that memory stays bounded. */
const MAX_SAMPLES = 200_000;

interface Series {
  readonly metric: Metric;
  readonly samples: Sample[];
}

/** The data points that clients have put. */
export class MetricStore {
  private readonly series = new Map<string, Series>();
  private size = 0;

  put(metric: Metric, samples: readonly Sample[]): void {
    const key = metricKey(metric);
    const series = this.series.get(key) ?? { metric, samples: [] };
    this.series.set(key, series);
    series.samples.push(...samples);
    this.size += samples.length;
    while (this.size > MAX_SAMPLES) {
      this.dropOldestSeries();
    }
  }

  metrics(): readonly Metric[] {
    return [...this.series.values()].map(({ metric }) => metric);
  }

  samples(metric: Metric): readonly Sample[] {
    return this.series.get(metricKey(metric))?.samples ?? [];
  }

  private dropOldestSeries(): void {
    const [oldest] = this.series;
    if (!oldest) {
      return;
    }
    this.series.delete(oldest[0]);
    this.size -= oldest[1].samples.length;
  }
}

/** What names a metric. Two metrics are the same only if all their dimensions are. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
}

/** A data point, single or already summed up. */
export interface Sample {
  /** Seconds since 1970. */
  readonly time: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly count: number;
}

/** A sample of one value. */
export function sampleOf(time: number, value: number): Sample {
  return { time, sum: value, minimum: value, maximum: value, count: 1 };
}

/** The same text for the same metric, whatever the order of its dimensions. */
export function metricKey({ namespace, name, dimensions }: Metric): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

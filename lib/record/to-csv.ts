import type { Sample } from './fetch-metric';
import type { MetricQuery } from './metric-query';

/**
 * A trace as `headroom simulate` reads it: `timestamp,value`.
 *
 * Load balancers report a sum only while there is traffic, so that a period without a point of a `Sum` had none, and is
 * written as 0. Of other statistics a missing point is left out, and the reader of the trace reports the gap.
 */
export function toCsv(samples: readonly Sample[], query: MetricQuery): string {
  const rows = query.statistic === 'Sum' ? withZeros(samples, query) : samples;
  const lines = rows.map(({ at, value }) => `${new Date(at * 1000).toISOString().replace('.000Z', 'Z')},${value}`);
  return `${['timestamp,value', ...lines].join('\n')}\n`;
}

function withZeros(samples: readonly Sample[], { start, end, period }: MetricQuery): Sample[] {
  const values = new Map(samples.map(({ at, value }) => [at, value]));
  const first = Math.ceil(start / period) * period;
  const count = Math.max(0, Math.ceil((end - first) / period));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * period;
    return { at, value: values.get(at) ?? 0 };
  });
}

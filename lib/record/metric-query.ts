/** A metric in CloudWatch and how to read it. */
export interface MetricQuery {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** For example `Sum`. */
  readonly statistic: string;
  /** Seconds. */
  readonly period: number;
  /** Seconds since 1970, UTC; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

const NAME = /^(?<namespace>[^{}:]+):(?<metricName>[^{}:]+)(?:\{(?<dimensions>[^{}]*)\})?$/;

/**
 * Reads how a metric is named on the command line, for example
 * `AWS/ApplicationELB:RequestCount{LoadBalancer=app/web/50dc6c495c0c9188}`.
 *
 * @throws Error that shows the form when the text has another
 */
export function parseMetricName(text: string): Pick<MetricQuery, 'namespace' | 'metricName' | 'dimensions'> {
  const { namespace, metricName, dimensions = '' } = NAME.exec(text)?.groups ?? {};
  const pairs = dimensions.split(',').filter((pair) => pair !== '');
  const isWhole = pairs.every((pair) => /^[^=]+=.+$/.test(pair));
  if (namespace === undefined || metricName === undefined || !isWhole) {
    throw new Error(`metric must have the form Namespace:MetricName{Dimension=Value,...}, got ${text}`);
  }
  return { namespace, metricName, dimensions: pairs.map(toDimension) };
}

function toDimension(pair: string): { name: string; value: string } {
  const [name = '', ...rest] = pair.split('=');
  return { name: name.trim(), value: rest.join('=').trim() };
}

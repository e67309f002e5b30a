import { type Metric, type Sample, sampleOf } from '../../twin/metrics/metric';
import { isObject, type JsonObject, own } from '../../twin/template/json';

/** A data point that a line of a log holds. */
export interface EmbeddedSample {
  readonly metric: Metric;
  readonly sample: Sample;
}

/**
 * The data points that CloudWatch Logs makes of a line in embedded metric format; none of any other line, or of what is
 * not in the format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedSamples(line: string): readonly EmbeddedSample[] {
  const members = line.includes('"_aws"') ? parse(line) : {};
  const envelope = own(members, '_aws');
  const time = isObject(envelope) ? own(envelope, 'Timestamp') : undefined;
  const directives = isObject(envelope) ? listed(own(envelope, 'CloudWatchMetrics')).filter(isObject) : [];
  return typeof time === 'number' ? directives.flatMap((directive) => samplesOf(directive, members, time / 1000)) : [];
}

function samplesOf(directive: JsonObject, members: JsonObject, time: number): readonly EmbeddedSample[] {
  const namespace = String(own(directive, 'Namespace'));
  const names = listed(own(directive, 'Metrics')).flatMap((metric) => (isObject(metric) ? String(metric.Name) : []));
  return listed(own(directive, 'Dimensions')).flatMap((keys) => {
    const dimensions = Object.fromEntries(listed(keys).map((key) => [String(key), String(own(members, String(key)))]));
    return names.flatMap((name) => {
      const value = own(members, name);
      return typeof value === 'number'
        ? [{ metric: { namespace, name, dimensions }, sample: sampleOf(time, value) }]
        : [];
    });
  });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parse(line: string): JsonObject {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

import { type Sample, sampleOf } from '../../twin/metrics/metric';
import { AwsError } from '../aws-error';
import { type JsonParameters, required } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { dimensionsFrom } from './metric-parameters';

/**
 * Keeps data points. A value, a list of values with counts, or a statistic set; without a timestamp it is now.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
 */
export function putMetricData(parameters: JsonParameters, world: LiveWorld): undefined {
  const namespace = required('Namespace', parameters.text('Namespace'));
  if (namespace.startsWith('AWS/')) {
    throw new AwsError('InvalidParameterValue', 'The value AWS/ for parameter Namespace is invalid.');
  }
  const data = parameters.objects('MetricData').map((datum) => ({
    metric: {
      namespace,
      name: required('MetricName', datum.text('MetricName')),
      dimensions: dimensionsFrom(datum),
    },
    samples: samplesFrom(datum, datum.time('Timestamp') ?? world.read().now),
  }));
  for (const { metric, samples } of data) {
    world.metrics.put(metric, samples);
  }
}

function samplesFrom(datum: JsonParameters, time: number): readonly Sample[] {
  const set = datum.object('StatisticValues');
  if (set) {
    const read = (member: string) => required(member, set.number(member));
    return [{ time, sum: read('Sum'), minimum: read('Minimum'), maximum: read('Maximum'), count: read('SampleCount') }];
  }
  const values = datum.numbers('Values');
  if (values.length === 0) {
    return [sampleOf(time, required('Value', datum.number('Value')))];
  }
  const counts = datum.numbers('Counts');
  return values.map((value, index) => {
    const count = counts[index] ?? 1;
    return { time, sum: value * count, minimum: value, maximum: value, count };
  });
}

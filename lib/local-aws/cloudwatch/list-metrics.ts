import type { Metric } from '../../twin/metrics/metric';
import { own } from '../../twin/template/json';
import type { JsonParameters } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import { metricOutput } from './metric-parameters';
import { knownMetrics } from './samples-of';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export function listMetrics(parameters: JsonParameters, world: LiveWorld) {
  const namespace = parameters.text('Namespace');
  const name = parameters.text('MetricName');
  const wanted = parameters.objects('Dimensions').map((dimension) => ({
    name: dimension.text('Name') ?? '',
    value: dimension.text('Value'),
  }));
  const metrics = knownMetrics(world).filter(
    (metric) =>
      (namespace === undefined || metric.namespace === namespace) &&
      (name === undefined || metric.name === name) &&
      wanted.every((dimension) => hasDimension(metric, dimension)),
  );
  const page = paginate(metrics, 500, parameters.text('NextToken'));
  return { Metrics: page.items.map(metricOutput), NextToken: page.nextToken };
}

function hasDimension(metric: Metric, wanted: { readonly name: string; readonly value: string | undefined }): boolean {
  const value = own(metric.dimensions, wanted.name);
  return value !== undefined && (wanted.value === undefined || wanted.value === value);
}

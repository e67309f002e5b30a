import type { Metric } from '../../twin/metrics/metric';
import { AwsError } from '../aws-error';
import { type JsonParameters, required } from '../json-parameters';

/** The metric that a call names by Namespace, MetricName and Dimensions. */
export function metricFrom(parameters: JsonParameters): Metric {
  return {
    namespace: required('Namespace', parameters.text('Namespace')),
    name: required('MetricName', parameters.text('MetricName')),
    dimensions: dimensionsFrom(parameters),
  };
}

export function dimensionsFrom(parameters: JsonParameters): { readonly [name: string]: string } {
  return Object.fromEntries(
    parameters
      .objects('Dimensions')
      .map((dimension) => [required('Name', dimension.text('Name')), dimension.text('Value') ?? '']),
  );
}

/** A metric as the API returns it. */
export function metricOutput({ namespace, name, dimensions }: Metric) {
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  };
}

/** Seconds between data points: 1, 5, 10, 20, 30 or a multiple of 60. */
export function periodFrom(parameters: JsonParameters): number {
  const period = required('Period', parameters.number('Period'));
  if (!(Number.isInteger(period) && period > 0 && ([1, 5, 10, 20, 30].includes(period) || period % 60 === 0))) {
    throw new AwsError('InvalidParameterValue', 'The parameter Period must be a multiple of 60 or 1, 5, 10, 20, 30');
  }
  return period;
}

/** The range of a query, end excluded. */
export function rangeFrom(parameters: JsonParameters, code: string): { readonly start: number; readonly end: number } {
  const start = required('StartTime', parameters.time('StartTime'));
  const end = required('EndTime', parameters.time('EndTime'));
  if (start >= end) {
    throw new AwsError(code, 'The parameter StartTime must be less than the parameter EndTime.');
  }
  return { start, end };
}

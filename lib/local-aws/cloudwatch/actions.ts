import type { JsonParameters } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { describeAlarms } from './describe-alarms';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';
import { putMetricData } from './put-metric-data';

/** Answers one call. Undefined: the answer is empty. */
type CloudWatchAction = (parameters: JsonParameters, world: LiveWorld) => object | undefined;

/** What precedes the name of the call in `X-Amz-Target`. */
export const CLOUDWATCH_TARGET = 'GraniteServiceVersion20100801';

/** The calls that are understood; every other one is answered with UnknownOperationException. */
export const cloudWatchActions: { readonly [name: string]: CloudWatchAction } = {
  DescribeAlarms: describeAlarms,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  PutMetricData: putMetricData,
};

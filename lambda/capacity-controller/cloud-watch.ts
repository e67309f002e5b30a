import {
  CloudWatchClient,
  type MetricDataQuery,
  type MetricDataResult,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import { cpuLoad } from '../../lib/scaling/controller/cpu-load';
import { type LoadSample, SAMPLE_PERIOD } from '../../lib/scaling/load-sample';
import { CLIENT_OPTIONS } from './client-options';
import type { LoadReader } from './ports';

/** Most pages of one answer; 2 days of three metrics are 8,640 data points, of which AWS puts up to 100,800 on a page. */
const MOST_PAGES = 10;

/** Values by the start of their minute, in milliseconds since the epoch, UTC. */
type Minutes = Map<number, number>;

/**
 * Offered load from CPU utilisation: the average of the group times its instances in service, or where the group does not
 * publish how many are (group metrics collection), times those that report.
 *
 * The source that every group has, and a second best: instances cannot use more than 100 %, so that what is asked for
 * beyond is not seen until capacity has risen; what they burn while they start counts as load, and one that is in service
 * and does not work yet counts as if it did. Needs detailed monitoring, which reports each minute.
 *
 * Make it once, outside the handler.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 */
export function cpuLoadReader(): LoadReader {
  const client = new CloudWatchClient(CLIENT_OPTIONS);
  return {
    async read(groupName, { start, end }) {
      const query = {
        StartTime: new Date(start),
        EndTime: new Date(end),
        ScanBy: 'TimestampAscending' as const,
        MetricDataQueries: queriesFor(groupName),
      };
      const minutes: Record<string, Minutes> = { average: new Map(), reporting: new Map(), inService: new Map() };
      let pages = 0;
      for await (const { MetricDataResults: results = [] } of paginateGetMetricData({ client }, query)) {
        pages++;
        if (pages > MOST_PAGES) {
          throw new Error(`CloudWatch answered with more than ${MOST_PAGES} pages`);
        }
        for (const result of results) {
          takeIn(minutes[result.Id ?? ''], result);
        }
      }
      return toSamples(minutes.average!, minutes.reporting!, minutes.inService!);
    },
  };
}

function queriesFor(groupName: string): MetricDataQuery[] {
  const query = (Id: string, Namespace: string, MetricName: string, Stat: string): MetricDataQuery => {
    const Metric = { Namespace, MetricName, Dimensions: [{ Name: 'AutoScalingGroupName', Value: groupName }] };
    return { Id, MetricStat: { Metric, Period: SAMPLE_PERIOD / 1000, Stat } };
  };
  return [
    query('average', 'AWS/EC2', 'CPUUtilization', 'Average'),
    query('reporting', 'AWS/EC2', 'CPUUtilization', 'SampleCount'),
    query('inService', 'AWS/AutoScaling', 'GroupInServiceInstances', 'Average'),
  ];
}

function takeIn(minutes: Minutes | undefined, { StatusCode, Timestamps = [], Values = [] }: MetricDataResult): void {
  if (StatusCode === 'InternalError' || StatusCode === 'Forbidden') {
    throw new Error(`CloudWatch answered ${StatusCode}`);
  }
  for (const [index, time] of Timestamps.entries()) {
    minutes?.set(time.getTime(), Values[index] ?? Number.NaN);
  }
}

/** One sample for each minute that has an average. CloudWatch stamps a value with the start of its period. */
function toSamples(average: Minutes, reporting: Minutes, inService: Minutes): LoadSample[] {
  const times = [...average.keys()].sort((one, other) => one - other);
  return times.map((time) => ({
    at: time + SAMPLE_PERIOD,
    offeredLoad: cpuLoad({
      average: average.get(time)!,
      reporting: reporting.get(time) ?? Number.NaN,
      inService: inService.get(time),
    }),
  }));
}

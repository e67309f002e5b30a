import { CloudWatchClient, type MetricDataResult, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import { type LoadSample, SAMPLE_PERIOD } from '../../lib/scaling/controller-memory';
import { CLIENT_OPTIONS } from './client-options';
import type { LoadReader } from './ports';

/**
 * Offered load from CPU utilisation: the sum over the group's instances, of which 100 % is one instance-capacity.
 *
 * The source that every group has, and a second best: instances cannot use more than 100 %, so that what is asked for
 * beyond is not seen until capacity has risen; what they burn while they start counts as load; and a minute that is read
 * before all instances have reported reads low. Needs detailed monitoring, which reports each minute.
 *
 * Make it once, outside the handler.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
export function cpuLoadReader(): LoadReader {
  const client = new CloudWatchClient(CLIENT_OPTIONS);
  return {
    async read(groupName, { start, end }) {
      const samples: LoadSample[] = [];
      const pages = paginateGetMetricData(
        { client },
        {
          StartTime: new Date(start),
          EndTime: new Date(end),
          ScanBy: 'TimestampAscending',
          MetricDataQueries: [{ Id: 'cpu', MetricStat: sumOfCpu(groupName) }],
        },
      );
      for await (const { MetricDataResults: results = [] } of pages) {
        samples.push(...results.flatMap(toSamples));
      }
      return samples;
    },
  };
}

function sumOfCpu(groupName: string) {
  return {
    Metric: {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: groupName }],
    },
    Period: SAMPLE_PERIOD / 1000,
    Stat: 'Sum',
  };
}

/** CloudWatch stamps a value with the start of its period. */
function toSamples({ StatusCode, Timestamps = [], Values = [] }: MetricDataResult): LoadSample[] {
  if (StatusCode === 'InternalError' || StatusCode === 'Forbidden') {
    throw new Error(`CloudWatch answered ${StatusCode}`);
  }
  return Timestamps.map((time, index) => ({
    at: time.getTime() + SAMPLE_PERIOD,
    offeredLoad: (Values[index] ?? Number.NaN) / 100,
  }));
}

import { type CloudWatchClient, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import type { MetricQuery } from './metric-query';

/** One value of a metric. */
export interface Sample {
  /** Start of the period, seconds since 1970, UTC. */
  readonly at: number;
  readonly value: number;
}

/**
 * Reads a metric from CloudWatch, page by page, oldest first.
 *
 * CloudWatch keeps 1-minute data for 15 days, 5-minute data for 63 days, 1-hour data for 455 days.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export async function fetchMetric(client: CloudWatchClient, query: MetricQuery): Promise<Sample[]> {
  const samples: Sample[] = [];
  const pages = paginateGetMetricData(
    { client },
    {
      StartTime: new Date(query.start * 1000),
      EndTime: new Date(query.end * 1000),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [{ Id: 'load', MetricStat: metricStat(query), ReturnData: true }],
    },
  );
  for await (const { MetricDataResults: results = [] } of pages) {
    for (const { Timestamps: times = [], Values: values = [] } of results) {
      times.forEach((time, index) => {
        samples.push({ at: time.getTime() / 1000, value: values[index] ?? Number.NaN });
      });
    }
  }
  return samples;
}

function metricStat({ namespace, metricName, dimensions, statistic, period }: MetricQuery) {
  return {
    Metric: {
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
    },
    Period: period,
    Stat: statistic,
  };
}

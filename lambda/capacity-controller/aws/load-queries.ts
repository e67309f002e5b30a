import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { DemandMetric, LoadSource } from '../../../lib/scaling/controller/load-source';
import { type LoadSeries, type Minutes, readingsOf } from '../../../lib/scaling/controller/readings-of';
import { SAMPLE_PERIOD } from '../../../lib/scaling/load-sample';
import type { LoadTarget } from '../ports';

/** What is asked of CloudWatch about one group, and how the answers make its readings. */
export interface LoadQueries {
  readonly queries: readonly MetricDataQuery[];
  readonly readings: (minutesOf: (id: string) => Minutes) => ReturnType<typeof readingsOf>;
}

/**
 * Three queries for CPU, and one or two for each metric of a demand source. A demand source whose instances' capacity is
 * given asks nothing of CPU.
 *
 * @param prefix of the queries' ids, to tell groups of one call apart: begins with a small letter
 */
export function loadQueries({ name, source }: LoadTarget, prefix: string): LoadQueries {
  const metrics = source.kind === 'demand' ? source.metrics : [];
  const withCpu = needsCpu(source);
  return {
    queries: [
      ...(withCpu ? cpuQueries(name, prefix) : []),
      ...metrics.flatMap((metric, index) => demandQueries(metric, `${prefix}demand${index}`)),
    ],
    readings: (minutesOf) => {
      const series: LoadSeries = {
        ...(withCpu && {
          cpu: {
            average: minutesOf(`${prefix}average`),
            reporting: minutesOf(`${prefix}reporting`),
            inService: minutesOf(`${prefix}inService`),
          },
        }),
        demands: metrics.map(({ reportedWith }, index) => ({
          values: minutesOf(`${prefix}demand${index}`),
          ...(reportedWith !== undefined && { reportedWith: minutesOf(`${prefix}demand${index}reported`) }),
        })),
      };
      return readingsOf(series);
    },
  };
}

function needsCpu(source: LoadSource): boolean {
  return source.kind === 'cpu' || source.perInstance === undefined;
}

function cpuQueries(groupName: string, prefix: string): MetricDataQuery[] {
  const dimensions = { AutoScalingGroupName: groupName };
  return [
    query(`${prefix}average`, { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions, statistic: 'Average' }),
    query(`${prefix}reporting`, { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions, statistic: 'SampleCount' }),
    query(`${prefix}inService`, {
      namespace: 'AWS/AutoScaling',
      name: 'GroupInServiceInstances',
      dimensions,
      statistic: 'Average',
    }),
  ];
}

function demandQueries(metric: DemandMetric, id: string): MetricDataQuery[] {
  const { reportedWith } = metric;
  return [
    query(id, metric),
    ...(reportedWith === undefined ? [] : [query(`${id}reported`, { ...metric, name: reportedWith })]),
  ];
}

function query(
  Id: string,
  { namespace: Namespace, name: MetricName, dimensions, statistic: Stat }: DemandMetric,
): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Id, MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: SAMPLE_PERIOD / 1000, Stat } };
}

import { byPeriod, statisticNames, statisticOf } from '../../twin/metrics/statistics';
import { AwsError } from '../aws-error';
import { type JsonParameters, required } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { metricFrom, periodFrom, rangeFrom } from './metric-parameters';
import { samplesOf } from './samples-of';

/** Most data points of one query. AWS would page; here a larger query is refused. */
const MAX_DATAPOINTS = 100_800;

/**
 * Each query must name a metric; metric math is refused. A metric that is not modelled has no data points.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function getMetricData(parameters: JsonParameters, world: LiveWorld) {
  const range = rangeFrom(parameters, 'ValidationError');
  const oldestFirst = parameters.text('ScanBy') === 'TimestampAscending';
  const queries = parameters.objects('MetricDataQueries');
  if (queries.length === 0) {
    required('MetricDataQueries', undefined);
  }
  return {
    MetricDataResults: queries.flatMap((query, index) => {
      const result = answer(query, index + 1, range, world);
      const points = oldestFirst ? result.points : [...result.points].reverse();
      if (query.flag('ReturnData') === false) {
        return [];
      }
      return [
        {
          Id: result.id,
          Label: query.text('Label') ?? result.label,
          Timestamps: points.map(({ time }) => time),
          Values: points.map(({ value }) => value),
          StatusCode: 'Complete',
        },
      ];
    }),
    Messages: [],
  };
}

function answer(
  query: JsonParameters,
  position: number,
  { start, end }: { readonly start: number; readonly end: number },
  world: LiveWorld,
) {
  const id = required('Id', query.text('Id'));
  const metricStat = query.object('MetricStat');
  if (!metricStat) {
    throw new AwsError(
      'ValidationError',
      `Headroom's local endpoint does not evaluate metric math: MetricDataQueries.member.${position} (${id}) has no MetricStat`,
    );
  }
  const metric = metricFrom(required('Metric', metricStat.object('Metric')));
  const period = periodFrom(metricStat);
  const statistic = required('Stat', metricStat.text('Stat'));
  if (!statisticNames.includes(statistic)) {
    throw new AwsError(
      'ValidationError',
      `Headroom's local endpoint computes ${statisticNames.join(', ')}, not ${statistic}: MetricDataQueries.member.${position} (${id})`,
    );
  }
  if ((end - start) / period > MAX_DATAPOINTS) {
    throw new AwsError('ValidationError', `the range holds more than ${MAX_DATAPOINTS} data points of query ${id}`);
  }
  const from = Math.floor(start / period) * period;
  const points = byPeriod(samplesOf(metric, from, end, world), start, end, period).map((sample) => ({
    time: sample.time,
    value: statisticOf(statistic, sample),
  }));
  return { id, label: metric.name, points };
}

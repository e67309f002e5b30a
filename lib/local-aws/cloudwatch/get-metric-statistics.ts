import { byPeriod, statisticNames, statisticOf } from '../../twin/metrics/statistics';
import { AwsError } from '../aws-error';
import type { JsonParameters } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { metricFrom, periodFrom, rangeFrom } from './metric-parameters';
import { samplesOf } from './samples-of';

const MAX_DATAPOINTS = 1440;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export function getMetricStatistics(parameters: JsonParameters, world: LiveWorld) {
  const metric = metricFrom(parameters);
  const { start, end } = rangeFrom(parameters, 'InvalidParameterValue');
  const period = periodFrom(parameters);
  const statistics = parameters.texts('Statistics');
  refuseUnknown(statistics, parameters);
  const asked = Math.floor((end - start) / period);
  if (asked > MAX_DATAPOINTS) {
    throw new AwsError(
      'InvalidParameterCombination',
      `You have requested up to ${asked} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
  const from = Math.floor(start / period) * period;
  return {
    Label: metric.name,
    Datapoints: byPeriod(samplesOf(metric, from, end, world), start, end, period).map((sample) => ({
      Timestamp: sample.time,
      Unit: 'None',
      ...Object.fromEntries(statistics.map((name) => [name, statisticOf(name, sample)])),
    })),
  };
}

function refuseUnknown(statistics: readonly string[], parameters: JsonParameters): void {
  if (parameters.has('ExtendedStatistics')) {
    throw new AwsError('InvalidParameterValue', "Headroom's local endpoint does not compute ExtendedStatistics");
  }
  if (statistics.length === 0) {
    throw new AwsError('InvalidParameterCombination', 'Must specify either Statistics or ExtendedStatistics');
  }
  const unknown = statistics.find((name) => !statisticNames.includes(name));
  if (unknown !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `The value ${unknown} for parameter Statistics is not a valid statistic.`,
    );
  }
}

import { alarmLowThreshold } from '../../../scaling/target-tracking';
import type { PropertyReader } from '../../template/property-reader';
import type { PolicyDefinition } from '../../template/read-scaling-policies';
import type { AlarmDuty } from '../alarms/alarm-duty';
import { LiveAlarm } from '../alarms/live-alarm';
import { type KnownMetric, namedMetric, predefinedMetric } from '../metrics/find-series';
import type { Series } from '../metrics/series';
import { rangeOf, type Scenario, warmupOf } from '../model/scenario';
import type { TwinParameters } from '../twin-parameters';
import { TargetTrackingPolicy } from './target-tracking-policy';

/** The alarms that the service makes for a policy; rules 1.1.2 and 1.1.3. */
const alarms = {
  High: { comparison: 'GreaterThanThreshold' },
  Low: { evaluationPeriods: 15, comparison: 'LessThanThreshold' },
} as const;

const noMetric =
  'no effect: the twin does not know its metric (request metrics need a load in requests per second or minute)';

/** A target tracking policy as the two alarms that invoke it; none when its metric is not modelled. */
export function readTargetTracking(
  { name, logicalId }: PolicyDefinition,
  reader: PropertyReader,
  scenario: Scenario,
): readonly AlarmDuty[] {
  const configuration = reader.object('TargetTrackingConfiguration');
  const target = configuration?.number('TargetValue');
  const metric = configuration && trackedMetric(configuration, scenario);
  if (configuration === undefined || target === undefined || !(target > 0) || metric === undefined) {
    scenario.report({ path: `Resources.${logicalId}`, message: noMetric });
    return [];
  }
  const { definition, parameters, group } = scenario;
  const lowThreshold =
    parameters.alarmLowThreshold === 'flat' ? () => 0.9 * target : () => alarmLowThreshold(target, group.desired);
  const high = ownAlarm('High', name, metric, () => target, scenario);
  const low = configuration.flag('DisableScaleIn') ? undefined : ownAlarm('Low', name, metric, lowThreshold, scenario);
  const policy = new TargetTrackingPolicy({
    name,
    warmup: warmupOf(reader.count('EstimatedInstanceWarmup'), definition),
    target,
    metric: metric.label,
    high,
    low,
    cooldown: definition.cooldown,
    parameters,
  });
  return [high, ...(low ? [low] : [])].map((alarm) => ({ alarm, invokes: { ALARM: [policy] } }));
}

function trackedMetric(configuration: PropertyReader, scenario: Scenario): KnownMetric | undefined {
  const predefined = configuration.object('PredefinedMetricSpecification')?.text('PredefinedMetricType');
  if (predefined !== undefined) {
    return predefinedMetric(predefined, scenario);
  }
  const customized = configuration.object('CustomizedMetricSpecification');
  const period = customized?.number('Period') ?? 60;
  return customized && [10, 30, 60].includes(period) ? namedMetric(customized, scenario, period) : undefined;
}

/** How many data points the alarm looks at; rules 1.1.2, 1.1.3, 1.1.9 and 1.5.5. */
function periodsOf(side: keyof typeof alarms, { period }: Series, parameters: TwinParameters): number {
  const standard = side === 'High' ? parameters.alarmHighPeriods : alarms.Low.evaluationPeriods;
  return parameters.shortPeriodAlarms === 'as many' ? standard : (standard * 60) / period;
}

function ownAlarm(
  side: keyof typeof alarms,
  policy: string,
  { series, name: metric }: KnownMetric,
  threshold: () => number,
  { definition, parameters }: Scenario,
): LiveAlarm {
  const { comparison } = alarms[side];
  const evaluationPeriods = periodsOf(side, series, parameters);
  return new LiveAlarm({
    name: `TargetTracking-${definition.name}-Alarm${side}-${policy}`,
    metric,
    series,
    statistic: 'Average',
    comparison,
    threshold,
    period: 1,
    evaluationPeriods,
    datapointsToAlarm: evaluationPeriods,
    treatMissingData: 'missing',
    whenTooYoung: parameters.whenTooYoung,
    range: rangeOf(evaluationPeriods, series.period, parameters),
  });
}

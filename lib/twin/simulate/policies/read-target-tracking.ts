import { alarmLowThreshold } from '../../../scaling/target-tracking';
import type { PropertyReader } from '../../template/property-reader';
import type { PolicyDefinition } from '../../template/read-scaling-policies';
import type { AlarmDuty } from '../alarms/alarm-duty';
import { LiveAlarm } from '../alarms/live-alarm';
import { type FoundMetric, type KnownMetric, namedMetric, predefinedMetric } from '../metrics/find-series';
import type { Series } from '../metrics/series';
import { rangeOf, type Scenario, warmupOf } from '../model/scenario';
import type { TwinParameters } from '../twin-parameters';
import { TargetTrackingPolicy } from './target-tracking-policy';

/** The alarms that the service makes for a policy; rules 1.1.2 and 1.1.3. */
const alarms = {
  High: { comparison: 'GreaterThanThreshold' },
  Low: { evaluationPeriods: 15, comparison: 'LessThanThreshold' },
} as const;

/** Seconds that AWS takes. */
const periods: readonly number[] = [10, 30, 60];

/** A target tracking policy as the two alarms that invoke it; none, and a finding why, when it cannot run. */
export function readTargetTracking(
  { name, logicalId }: PolicyDefinition,
  reader: PropertyReader,
  scenario: Scenario,
): readonly AlarmDuty[] {
  const configuration = reader.object('TargetTrackingConfiguration');
  const target = configuration?.number('TargetValue') ?? Number.NaN;
  const metric = trackedMetric(configuration, scenario);
  const problem = targetProblem(target, configuration) ?? ('problem' in metric ? metric.problem : undefined);
  if (configuration === undefined || problem !== undefined || 'problem' in metric) {
    scenario.report({ path: `Resources.${logicalId}`, message: `no effect: ${problem}` });
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

function targetProblem(target: number, configuration: PropertyReader | undefined): string | undefined {
  if (target > 0) {
    return undefined;
  }
  const got = Number.isNaN(target) ? (configuration?.text('TargetValue') ?? 'nothing') : target;
  return `TargetValue must be a number above 0, got ${got}`;
}

function trackedMetric(configuration: PropertyReader | undefined, scenario: Scenario): FoundMetric {
  const predefined = configuration?.object('PredefinedMetricSpecification');
  if (predefined !== undefined) {
    return predefinedMetric(predefined, scenario);
  }
  const customized = configuration?.object('CustomizedMetricSpecification');
  if (customized === undefined) {
    return { problem: 'it must have a PredefinedMetricSpecification or a CustomizedMetricSpecification' };
  }
  if (customized.keys().includes('Metrics')) {
    return { problem: 'metric math is not modelled' };
  }
  const period = customized.number('Period') ?? 60;
  return periods.includes(period)
    ? namedMetric(customized, scenario, period)
    : { problem: `Period must be one of ${periods.join(', ')}, got ${period}` };
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

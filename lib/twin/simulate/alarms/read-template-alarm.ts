import { isComparison } from '../../alarms/comparison';
import type { AlarmState } from '../../alarms/evaluate-alarm';
import { PropertyReader } from '../../template/property-reader';
import type { AlarmDefinition } from '../../template/read-alarms';
import type { Resolved } from '../../template/resolved';
import { namedMetric } from '../metrics/find-series';
import { isStatistic } from '../metrics/statistic';
import { rangeOf, type Scenario } from '../model/scenario';
import type { LivePolicy } from '../policies/live-policy';
import type { AlarmDuty } from './alarm-duty';
import { datapointsToAlarmOf, missingDataOf, otherAlarmProblem, reportIgnored } from './alarm-settings';
import { LiveAlarm } from './live-alarm';

const actionProperties: { readonly [state in AlarmState]: string } = {
  ALARM: 'AlarmActions',
  OK: 'OKActions',
  INSUFFICIENT_DATA: 'InsufficientDataActions',
};

/** An alarm of the template, if it invokes a policy of the group; reported when it does and is not understood. */
export function readTemplateAlarm(
  definition: AlarmDefinition,
  policies: ReadonlyMap<string, LivePolicy>,
  scenario: Scenario,
): readonly AlarmDuty[] {
  const path = `Resources.${definition.logicalId}`;
  const reader = new PropertyReader(definition.configuration as Resolved, `${path}.Properties`, scenario.report);
  const invokes = invokedPolicies(reader, policies);
  if (Object.keys(invokes).length === 0 || reader.flag('ActionsEnabled') === false) {
    return [];
  }
  const alarm = readAlarm(definition.name, reader, scenario);
  if (typeof alarm === 'string') {
    scenario.report({ path, message: `no effect: ${alarm}` });
    return [];
  }
  reportIgnored(reader, scenario.report);
  return [{ alarm, invokes }];
}

function invokedPolicies(reader: PropertyReader, policies: ReadonlyMap<string, LivePolicy>): AlarmDuty['invokes'] {
  const states = Object.entries(actionProperties).map(([state, property]) => {
    const invoked = reader.texts(property).flatMap((arn) => policies.get(arn) ?? []);
    return [state, invoked] as const;
  });
  return Object.fromEntries(states.filter(([, invoked]) => invoked.length > 0));
}

/** The alarm, or why it cannot run. */
function readAlarm(name: string, reader: PropertyReader, scenario: Scenario): LiveAlarm | string {
  const other = otherAlarmProblem(reader);
  if (other !== undefined) {
    return other;
  }
  const period = reader.count('Period') ?? 0;
  const evaluationPeriods = reader.count('EvaluationPeriods', { least: 1 });
  const threshold = reader.number('Threshold');
  const comparison = reader.text('ComparisonOperator');
  const statistic = reader.text('Statistic');
  if (!isPeriod(period) || evaluationPeriods === undefined || threshold === undefined || !isComparison(comparison)) {
    return 'Period, EvaluationPeriods, Threshold and ComparisonOperator must all be set, as CloudWatch takes them';
  }
  const metric = namedMetric(reader, scenario, period);
  if ('problem' in metric || !isStatistic(statistic)) {
    return 'problem' in metric ? metric.problem : 'Statistic must be set';
  }
  const { parameters, report } = scenario;
  return new LiveAlarm({
    name,
    metric: metric.name,
    series: metric.series,
    statistic,
    comparison,
    threshold: () => threshold,
    period: period / metric.series.period,
    evaluationPeriods,
    datapointsToAlarm: datapointsToAlarmOf(reader, evaluationPeriods, report),
    treatMissingData: missingDataOf(reader, report),
    whenTooYoung: parameters.whenTooYoung,
    range: rangeOf(evaluationPeriods, period, parameters),
  });
}

/** Seconds that CloudWatch takes for an alarm; rule 6.1. */
function isPeriod(period: number): boolean {
  return [10, 20, 30].includes(period) || (period > 0 && period % 60 === 0);
}

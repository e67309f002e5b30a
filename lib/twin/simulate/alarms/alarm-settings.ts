import type { MissingData } from '../../alarms/evaluate-alarm';
import type { Finding, PropertyReader } from '../../template/property-reader';

type Report = (finding: Finding) => void;

const missingData: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

/** Settings that make it an alarm on something else: it has no effect. */
const otherAlarms: { readonly [property: string]: string } = {
  Metrics: 'metric math is not modelled',
  ThresholdMetricId: 'anomaly detection is not modelled',
  ExtendedStatistic: 'percentiles are not modelled',
};

/** Settings that are left aside, and what happens instead. */
const ignored: { readonly [property: string]: string } = {
  EvaluateLowSampleCountPercentile: 'no effect: it is for percentiles, which are not modelled',
  WarmUpConfiguration: 'no effect: the alarm is evaluated from the start',
};

/** Why an alarm is on something that the twin does not compute, if it is. */
export function otherAlarmProblem(reader: PropertyReader): string | undefined {
  const property = Object.keys(otherAlarms).find((key) => reader.keys().includes(key));
  return property && `${property}: ${otherAlarms[property]}`;
}

/** Reports settings of an alarm that change nothing here. */
export function reportIgnored(reader: PropertyReader, report: Report): void {
  for (const key of reader.keys().filter((name) => Object.hasOwn(ignored, name))) {
    report({ path: `${reader.path}.${key}`, message: `${key}: ${ignored[key]}` });
  }
  const window = reader.object('EvaluationWindow')?.text('Type') ?? 'Sliding';
  if (window !== 'Sliding') {
    report({ path: `${reader.path}.EvaluationWindow`, message: `EvaluationWindow: taken as Sliding, got ${window}` });
  }
}

/** M of M out of N; AWS refuses an alarm with more than N. */
export function datapointsToAlarmOf(reader: PropertyReader, evaluationPeriods: number, report: Report): number {
  const given = reader.count('DatapointsToAlarm', { least: 1 }) ?? evaluationPeriods;
  if (given > evaluationPeriods) {
    report({
      path: `${reader.path}.DatapointsToAlarm`,
      message: `DatapointsToAlarm must be at most EvaluationPeriods, got ${given} and ${evaluationPeriods}: taken as ${evaluationPeriods}`,
    });
  }
  return Math.min(given, evaluationPeriods);
}

export function missingDataOf(reader: PropertyReader, report: Report): MissingData {
  const given = reader.text('TreatMissingData') ?? 'missing';
  const known = missingData.find((choice) => choice === given);
  if (known === undefined) {
    report({
      path: `${reader.path}.TreatMissingData`,
      message: `TreatMissingData must be one of ${missingData.join(', ')}, got ${given}: taken as missing`,
    });
  }
  return known ?? 'missing';
}

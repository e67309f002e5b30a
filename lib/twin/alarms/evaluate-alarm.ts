export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What `TreatMissingData` of an alarm can be. */
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** One period of the metric: breaching, not breaching, or undefined where there is no data. */
export type Point = boolean | undefined;

export interface AlarmRule {
  /** N: how many data points are looked at. */
  readonly evaluationPeriods: number;
  /** M: how many of them must be breaching; CloudWatch takes N when a template does not say. */
  readonly datapointsToAlarm: number;
  /** CloudWatch takes `missing` when a template does not say. */
  readonly treatMissingData: MissingData;
  /**
   * The state where AWS says only that it is not ALARM: nothing but breaching points, fewer than M, the oldest of them
   * less than M periods old (`- - - - X` with M = 3). *Assumption*.
   *
   * @default 'keep'
   */
  readonly whenTooYoung?: 'keep' | 'OK';
}

/**
 * The state of a metric alarm, M out of N with missing data, after one evaluation.
 *
 * With N real points in the evaluation range the newest N decide, and `TreatMissingData` is not used. With fewer, the
 * missing ones count as it says; for `missing` and `ignore` the real ones decide. `missing` goes to ALARM on fewer than
 * M points when all are breaching and the oldest is at least M periods old: AWS's rule against premature transitions.
 *
 * Total: every input gives a state, also an empty range. One pass from the newest point back, nothing allocated; stops
 * at the Nth real point.
 *
 * @param points one a period over the whole evaluation range (see `evaluationRange`), oldest first
 * @param current the state before
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * @example evaluateAlarm([false, undefined, true], { evaluationPeriods: 2, datapointsToAlarm: 1, ... }, 'OK') // ALARM
 */
export function evaluateAlarm(points: readonly Point[], rule: AlarmRule, current: AlarmState): AlarmState {
  let real = 0;
  let breaching = 0;
  let ageOfOldestBreaching = 0;
  for (let age = 1; age <= points.length; age++) {
    const point = points[points.length - age];
    if (point === undefined) {
      continue;
    }
    real++;
    if (point) {
      breaching++;
      ageOfOldestBreaching = age;
    }
    if (real >= rule.evaluationPeriods) {
      return alarmIf(breaching >= rule.datapointsToAlarm);
    }
  }
  return real === 0
    ? withoutData(rule.treatMissingData, current)
    : withTooFew(real, breaching, ageOfOldestBreaching, rule, current);
}

function withoutData(treatMissingData: MissingData, current: AlarmState): AlarmState {
  switch (treatMissingData) {
    case 'missing':
      return 'INSUFFICIENT_DATA';
    case 'ignore':
      return current;
    default:
      return alarmIf(treatMissingData === 'breaching');
  }
}

function withTooFew(real: number, breaching: number, age: number, rule: AlarmRule, current: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = rule;
  const filled = treatMissingData === 'breaching' ? evaluationPeriods - real : 0;
  const enough = breaching + filled >= datapointsToAlarm;
  // A real point that is not breaching keeps the alarm from being premature (table row `0 - X - -`).
  if (enough || breaching < real || treatMissingData === 'breaching' || treatMissingData === 'notBreaching') {
    return alarmIf(enough);
  }
  if (treatMissingData === 'missing' && age >= datapointsToAlarm) {
    return 'ALARM';
  }
  return treatMissingData === 'missing' && rule.whenTooYoung === 'OK' ? 'OK' : current;
}

function alarmIf(breaching: boolean): AlarmState {
  return breaching ? 'ALARM' : 'OK';
}

import { type Duration, Token } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PropChecks } from '../prop-checks';

/** Seconds of a period of target tracking. */
const TRACKED = [10, 30, 60];

/** What is said, else the metric's own if it is shorter than a minute, else a minute: the CDK's default is five. */
export function periodOf(metric: IMetric, period?: Duration): number {
  return secondsOf(period) ?? Math.min(ownPeriod(metric), 60);
}

/** A period that target tracking takes. */
export function checkTrackedPeriod(metric: IMetric, period?: Duration): PropChecks {
  return period === undefined
    ? oneOf('period of metric', periodOf(metric), TRACKED)
    : oneOf('period', secondsOf(period), TRACKED);
}

/** A period that an alarm takes, and how many of them: it looks back a day at most, by the hour a week. */
export function checkAlarmPeriod(metric: IMetric, period: Duration | undefined, evaluationPeriods: number): PropChecks {
  const seconds = periodOf(metric, period);
  const span = seconds * evaluationPeriods;
  const longest = seconds < 3600 ? 86_400 : 604_800;
  return new PropChecks()
    .rule(
      [10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0),
      `${period ? 'period' : 'period of metric'} must be 10, 20, 30 or a multiple of 60 seconds, got ${seconds}`,
    )
    .rule(
      Token.isUnresolved(evaluationPeriods) || span <= longest,
      `evaluationPeriods times period must be at most ${longest} seconds, got ${span}`,
    );
}

function ownPeriod(metric: IMetric): number {
  const { metricStat, mathExpression } = metric.toMetricConfig();
  return metricStat?.period.toSeconds() ?? mathExpression?.period ?? 60;
}

/** Also less than one, so that it is refused in the words of the caller. */
function secondsOf(period: Duration): number;
function secondsOf(period?: Duration): number | undefined;
function secondsOf(period?: Duration): number | undefined {
  return period?.toSeconds({ integral: false });
}

function oneOf(name: string, seconds: number, allowed: readonly number[]): PropChecks {
  return new PropChecks().rule(
    allowed.includes(seconds),
    `${name} must be one of ${allowed.join(', ')} seconds, got ${seconds}`,
  );
}

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The alarms on a controller itself. */
export interface ControllerAlarms {
  /** An event failed in 3 of the last 5 intervals. */
  readonly errors: cloudwatch.Alarm;

  /** The function was not let run in 3 of the last 5 intervals: the account's concurrency is used up. */
  readonly throttles: cloudwatch.Alarm;

  /** For 3 intervals no group was looked at. Also right after the first deployment, until the first 3 are over. */
  readonly heartbeat: cloudwatch.Alarm;

  /** An event could not be handled, and waits in the dead-letter queue. */
  readonly deadLetters: cloudwatch.Alarm;

  /**
   * Less than 25 % of a lease's 24 hours is left: it was not renewed for 18 hours.
   *
   * @default - none for a shadow, which has no lease
   */
  readonly lease?: cloudwatch.Alarm;

  /**
   * For 2 intervals the minimum of a group was not the floor that should be in force: a scheduled action did not run, or
   * somebody else writes the minimum.
   *
   * @default - none for a shadow, which has no floors
   */
  readonly floorDrift?: cloudwatch.Alarm;
}

/** What alarms are about, and whom they tell. */
interface Watched {
  readonly function: lambda.Function;
  readonly deadLetterQueue: sqs.Queue;
  readonly interval: Duration;
  readonly writesFloors: boolean;
  readonly actions: readonly cloudwatch.IAlarmAction[];
}

/** When an alarm fires. */
interface Condition {
  readonly metric: cloudwatch.IMetric;
  readonly description: string;
  /** @default 1 */
  readonly threshold?: number;
  /** @default GREATER_THAN_OR_EQUAL_TO_THRESHOLD */
  readonly comparisonOperator?: cloudwatch.ComparisonOperator;
  /** Of the newest intervals so many. @default [1, 1] */
  readonly breaching?: readonly [count: number, of: number];
  /** @default NOT_BREACHING */
  readonly treatMissingData?: cloudwatch.TreatMissingData;
}

const { LESS_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
const { BREACHING, NOT_BREACHING } = cloudwatch.TreatMissingData;

/** Makes the alarms on a controller, under the child `Alarms`. Their periods are the interval. */
export function addControllerAlarms(controller: Construct, watched: Watched): ControllerAlarms {
  const scope = new Construct(controller, 'Alarms');
  const period = periodOf(watched.interval);
  const own = (metricName: string, statistic: string) =>
    new cloudwatch.Metric({
      namespace: 'Headroom',
      metricName,
      dimensionsMap: { FunctionName: watched.function.functionName },
      statistic,
      period,
    });
  const alarm = (id: string, condition: Condition) => newAlarm(scope, id, condition, watched.actions);

  const always = {
    errors: alarm('Errors', {
      metric: watched.function.metricErrors({ statistic: 'Sum', period }),
      description: 'The capacity controller fails: its log says why',
      breaching: [3, 5],
    }),
    throttles: alarm('Throttles', {
      metric: watched.function.metricThrottles({ statistic: 'Sum', period }),
      description: 'The capacity controller is not let run: the concurrency of the account is used up',
      breaching: [3, 5],
    }),
    heartbeat: alarm('Heartbeat', {
      metric: own('Heartbeat', 'Sum'),
      description: 'The capacity controller looks at no group: its floors hold, and nobody renews them',
      comparisonOperator: LESS_THAN_THRESHOLD,
      breaching: [3, 3],
      treatMissingData: BREACHING,
    }),
    deadLetters: alarm('DeadLetters', {
      metric: watched.deadLetterQueue.metricNumberOfMessagesSent({ statistic: 'Sum', period }),
      description: 'The capacity controller cannot handle its events: they wait in the dead-letter queue',
      breaching: [3, 5],
    }),
  };
  if (!watched.writesFloors) {
    return always;
  }
  return {
    ...always,
    lease: alarm('Lease', {
      metric: own('LeaseRemaining', 'Minimum'),
      description: 'The lease of a group has less than 25 % of its 24 hours left: nobody renews its floors',
      threshold: 25,
      comparisonOperator: LESS_THAN_THRESHOLD,
    }),
    floorDrift: alarm('FloorDrift', {
      metric: own('FloorDrift', 'Maximum'),
      description: 'The minimum of a group is not the floor that should be in force: somebody else writes it',
      breaching: [2, 2],
    }),
  };
}

function newAlarm(
  scope: Construct,
  id: string,
  { metric, description, threshold = 1, breaching: [count, of] = [1, 1], ...others }: Condition,
  actions: readonly cloudwatch.IAlarmAction[],
): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(scope, id, {
    alarmDescription: description,
    metric,
    threshold,
    evaluationPeriods: of,
    datapointsToAlarm: count,
    comparisonOperator: others.comparisonOperator ?? GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: others.treatMissingData ?? NOT_BREACHING,
  });
  alarm.addAlarmAction(...actions);
  return alarm;
}

/** A period is known at synthesis. Where the interval is not, the longest that it may be sees at least one tick. */
function periodOf(interval: Duration): Duration {
  return interval.isUnresolved() ? Duration.hours(1) : interval;
}

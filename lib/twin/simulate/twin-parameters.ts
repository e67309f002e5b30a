import type { ScaleInStep } from '../../scaling/target-tracking';

/**
 * What neither the template nor AWS's documentation tells, so that a run can be repeated with another answer. Times in
 * seconds. Rule numbers are those of docs/rules.md.
 */
export interface TwinParameters {
  /** From a change of desired capacity to the launch or termination it causes. @default 8 (observed 6 to 12) */
  readonly actionLatency: number;
  /** From the launch to running. @default 18 (mean of public measurements for Linux) */
  readonly launchToInService: number;
  /** From InService until the application serves requests. @default 40 (assumption) */
  readonly applicationBoot: number;
  /** From the end of draining to the instance being gone. @default 10 (observed 304 to 310 s with a delay of 300 s) */
  readonly shutdown: number;
  /** From the warm pool to InService, for stopped and hibernated instances. @default 36 (observed) */
  readonly warmStoppedStart: number;
  /** The same for running ones. @default 4 (observed 2 to 4) */
  readonly warmRunningStart: number;
  /** From InService until the application of an instance of the warm pool serves. @default 15 (assumption) */
  readonly warmApplicationBoot: number;
  /** After how long something completes a lifecycle hook, by its name. @default - never: hooks time out */
  readonly hookCompletion: Readonly<Record<string, number>>;
  /** From the end of a metric's period until its data point can be read; rule 6.13. @default 60 */
  readonly ingestDelay: number;
  /** Second of the minute at which alarms are evaluated; rule 6.18. @default 'seeded', another one for each alarm */
  readonly alarmSecond: 'seeded' | number;
  /**
   * Whether the AlarmLow of target tracking keeps its second of the minute when it is made anew for another capacity;
   * rule 1.1.5. @default 'kept'
   */
  readonly alarmLowSecond: 'kept' | 'redrawn';
  /** Second of the minute at which a schedule invokes the capacity controller. @default 'seeded' */
  readonly controllerSecond: 'seeded' | number;
  /** Threshold of AlarmLow: by the group's capacity, or 90 % of the target; rule 1.1.5. @default 'by capacity' */
  readonly alarmLowThreshold: 'by capacity' | 'flat';
  /**
   * Data points above the target until AlarmHigh fires, from 1 to 15: AWS may shorten them ("highly responsive
   * scaling"); rule 1.5.5. @default 3
   */
  readonly alarmHighPeriods: number;
  /** How many data points of a 10 or 30 s metric the alarms look at; rule 1.1.9. @default 'as many' as of 60 s */
  readonly shortPeriodAlarms: 'as many' | 'as long';
  /** Which value target tracking computes with; rule 1.2.2. @default 'latest' */
  readonly trackedValue: 'latest' | 'mean of three';
  /** Which capacity a request metric is multiplied by; rule 1.2.4. @default 'healthy targets' */
  readonly requestBase: 'healthy targets' | 'past warm-up';
  /** What target tracking may take away at once; rule 1.3.3. @default 'one' */
  readonly scaleInStep: ScaleInStep;
  /** Whether target tracking waits a cooldown after a scale-in; rule 1.3.6b. @default false */
  readonly cooldownAfterScaleIn: boolean;
  /** How long an alarm of target tracking is in state ALARM before it acts, observed once as 300. @default 0 */
  readonly trackingHold: number;
  /** When the cooldown of a scale-in begins; rule 2.13. @default 'start of draining' */
  readonly cooldownStart: 'start of draining' | 'end of draining';
  /** Periods that an alarm looks back beyond its own; rule 6.4. @default - the greater of 2 and 300 s */
  readonly extraEvaluationPeriods?: number;
  /** State of an alarm whose only points breach and are too young; rule 6.7. @default 'keep' */
  readonly whenTooYoung: 'keep' | 'OK';
  /** What a cron hour does that daylight saving skips; rule 4.7. @default 'skip' */
  readonly skippedHour: 'skip' | 'shift';
  /** What becomes of a scheduled desired capacity outside the bounds; rule 4.2. @default 'clamp' */
  readonly scheduledOutside: 'clamp' | 'fail';
  /** Most terminations that begin in a minute; rule 5.2.7. @default - no limit */
  readonly terminationsPerMinute?: number;
  /** From one look of the group at the health of its targets to the next; rule 5.3.3. @default 60 */
  readonly healthCheckPoll: number;
  /** Of a target group that does not set it; rule 7.4. @default 5 */
  readonly healthCheckTimeout: number;
  /** Failures of an instance in service, for each hour of its time. @default 0 */
  readonly failuresPerInstanceHour: number;
  /** Interruptions of a Spot instance, for each hour of its time. @default 0 (nobody can say) */
  readonly spotInterruptionsPerInstanceHour: number;
  /** What stands in for the forecast of predictive scaling, which AWS keeps to itself; rule 3.11. @default 'seasonal median' */
  readonly forecast: 'seasonal median' | 'oracle' | 'off';
}

export const defaultTwinParameters: TwinParameters = {
  actionLatency: 8,
  launchToInService: 18,
  applicationBoot: 40,
  shutdown: 10,
  warmStoppedStart: 36,
  warmRunningStart: 4,
  warmApplicationBoot: 15,
  hookCompletion: {},
  ingestDelay: 60,
  alarmSecond: 'seeded',
  alarmLowSecond: 'kept',
  controllerSecond: 'seeded',
  alarmLowThreshold: 'by capacity',
  alarmHighPeriods: 3,
  shortPeriodAlarms: 'as many',
  trackedValue: 'latest',
  requestBase: 'healthy targets',
  scaleInStep: 'one',
  cooldownAfterScaleIn: false,
  trackingHold: 0,
  cooldownStart: 'start of draining',
  whenTooYoung: 'keep',
  skippedHour: 'skip',
  scheduledOutside: 'clamp',
  healthCheckPoll: 60,
  healthCheckTimeout: 5,
  failuresPerInstanceHour: 0,
  spotInterruptionsPerInstanceHour: 0,
  forecast: 'seasonal median',
};

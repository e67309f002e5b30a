import type { ScaleInStep } from '../../scaling/target-tracking';
import { defaultFleetParameters, type FleetParameters } from '../fleet/group-state';

/**
 * What neither the template nor AWS's documentation tells, so that a run can be repeated with another answer. Times in
 * seconds. Rule numbers are those of docs/twin.md.
 */
export interface TwinParameters extends FleetParameters {
  /** From InService until the application serves requests. @default 40 (assumption) */
  readonly applicationBoot: number;
  /** From the end of a metric's period until its data point can be read; rule 6.13. @default 60 */
  readonly ingestDelay: number;
  /** Second of the minute at which alarms are evaluated; rule 6.18. @default 'seeded', another one for each alarm */
  readonly alarmSecond: 'seeded' | number;
  /** Threshold of AlarmLow: by the group's capacity, or 90 % of the target; rule 1.1.5. @default 'by capacity' */
  readonly alarmLowThreshold: 'by capacity' | 'flat';
  /** Which value target tracking computes with; rule 1.2.2. @default 'latest' */
  readonly trackedValue: 'latest' | 'mean of three';
  /** What target tracking may take away at once; rule 1.3.3. @default 'one' */
  readonly scaleInStep: ScaleInStep;
  /** Whether target tracking waits a cooldown after a scale-in; rule 1.3.6b. @default false */
  readonly cooldownAfterScaleIn: boolean;
  /** When the cooldown of a scale-in begins; rule 2.13. @default 'start of draining' */
  readonly cooldownStart: 'start of draining' | 'end of draining';
  /** Periods that an alarm looks back beyond its own; rule 6.4. @default - the greater of 2 and 300 s */
  readonly extraEvaluationPeriods?: number;
  /** State of an alarm whose only points breach and are too young; rule 6.7. @default 'keep' */
  readonly whenTooYoung: 'keep' | 'OK';
  /** What a cron hour does that daylight saving skips; rule 4.7. @default 'skip' */
  readonly skippedHour: 'skip' | 'shift';
}

export const defaultTwinParameters: TwinParameters = {
  ...defaultFleetParameters,
  applicationBoot: 40,
  ingestDelay: 60,
  alarmSecond: 'seeded',
  alarmLowThreshold: 'by capacity',
  trackedValue: 'latest',
  scaleInStep: 'one',
  whenTooYoung: 'keep',
  cooldownAfterScaleIn: false,
  cooldownStart: 'start of draining',
  skippedHour: 'skip',
};

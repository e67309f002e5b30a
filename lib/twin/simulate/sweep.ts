import { type Summary, summarize } from './report/summarize';
import { type SimulateOptions, simulate } from './simulate';
import type { TwinParameters } from './twin-parameters';

/** Another answer to a question that AWS's documentation leaves open; section "silent" of docs/twin.md. */
export interface Alternative {
  readonly label: string;
  readonly parameters: Partial<TwinParameters>;
}

/** One at a time beside the defaults. Times in seconds. */
export const alternatives: readonly Alternative[] = [
  { label: 'metrics at once', parameters: { ingestDelay: 0 } },
  { label: 'metrics after 180 s', parameters: { ingestDelay: 180 } },
  { label: 'AlarmLow at 90 % of the target', parameters: { alarmLowThreshold: 'flat' } },
  { label: 'tracks the mean of three', parameters: { trackedValue: 'mean of three' } },
  { label: 'scale-in in proportion', parameters: { scaleInStep: 'proportional' } },
  { label: 'scale-in by at most 10 %', parameters: { scaleInStep: 'tenPercent' } },
  { label: 'cooldown after a scale-in', parameters: { cooldownAfterScaleIn: true } },
  { label: 'alarms look back N + 2', parameters: { extraEvaluationPeriods: 2 } },
  { label: 'alarms look back N + 7', parameters: { extraEvaluationPeriods: 7 } },
  { label: 'alarms at second 0', parameters: { alarmSecond: 0 } },
  { label: 'actions after 2 s', parameters: { actionLatency: 2 } },
  { label: 'actions after 35 s', parameters: { actionLatency: 35 } },
];

/** What a run came to under one of the alternatives. */
export interface SweepResult {
  readonly label: string;
  readonly summary: Summary;
}

/**
 * The same run under each alternative, after the run as it is: how much of the result rests on what nobody states.
 *
 * @example sweep({ stack, demand, start }).map(({ summary }) => summary.instanceHours)
 */
export function sweep(options: SimulateOptions): SweepResult[] {
  const run = (label: string, parameters: Partial<TwinParameters>) => ({
    label,
    summary: summarize(simulate({ ...options, parameters: { ...options.parameters, ...parameters } })),
  });
  return [run('as assumed', {}), ...alternatives.map(({ label, parameters }) => run(label, parameters))];
}

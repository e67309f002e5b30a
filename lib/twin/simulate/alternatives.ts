import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';
import type { TwinParameters } from './twin-parameters';

/** Another answer to a question that AWS's documentation leaves open; section 13 of docs/twin.md's sources. */
export interface Alternative {
  readonly label: string;
  readonly parameters: Partial<TwinParameters>;
}

interface Row extends Alternative {
  /** Whether the template has anything that it could change. @default - always */
  readonly matters?: (stack: Stack, group: GroupDefinition) => boolean;
}

const hasPolicy = (type: string) => (stack: Stack, group: GroupDefinition) =>
  stack.policies.some((policy) => policy.groupName === group.name && policy.type === type);

/** Whether the configuration of a policy of the group holds a text. */
const policySays = (text: RegExp) => (stack: Stack, group: GroupDefinition) =>
  stack.policies.some((policy) => policy.groupName === group.name && text.test(JSON.stringify(policy.configuration)));

const hasSchedule = (stack: Stack, group: GroupDefinition) =>
  stack.scheduledActions.some(({ groupName }) => groupName === group.name);

const checksTargets = (_stack: Stack, { healthCheckType, targetGroups }: GroupDefinition) =>
  healthCheckType.includes('ELB') && targetGroups.length > 0;

const tracks = hasPolicy('TargetTrackingScaling');
const forecasts = hasPolicy('PredictiveScaling');

/** One at a time beside the defaults. Times in seconds. */
const rows: readonly Row[] = [
  { label: 'metrics at once', parameters: { ingestDelay: 0 } },
  { label: 'metrics after 180 s', parameters: { ingestDelay: 180 } },
  { label: 'alarms at second 0', parameters: { alarmSecond: 0 } },
  { label: 'alarms look back N + 2', parameters: { extraEvaluationPeriods: 2 } },
  { label: 'alarms look back N + 7', parameters: { extraEvaluationPeriods: 7 } },
  { label: 'alarms too young are OK', parameters: { whenTooYoung: 'OK' } },
  { label: 'actions after 2 s', parameters: { actionLatency: 2 } },
  { label: 'actions after 35 s', parameters: { actionLatency: 35 } },
  { label: 'one termination a minute', parameters: { terminationsPerMinute: 1 } },
  { label: 'AlarmLow at 90 % of the target', parameters: { alarmLowThreshold: 'flat' }, matters: tracks },
  { label: 'AlarmLow at another second', parameters: { alarmLowSecond: 'redrawn' }, matters: tracks },
  { label: 'AlarmHigh after 1 data point', parameters: { alarmHighPeriods: 1 }, matters: tracks },
  { label: 'AlarmHigh after 2 data points', parameters: { alarmHighPeriods: 2 }, matters: tracks },
  { label: 'tracks the mean of three', parameters: { trackedValue: 'mean of three' }, matters: tracks },
  { label: 'scale-in in proportion', parameters: { scaleInStep: 'proportional' }, matters: tracks },
  { label: 'scale-in by at most 10 %', parameters: { scaleInStep: 'tenPercent' }, matters: tracks },
  { label: 'cooldown after a scale-in', parameters: { cooldownAfterScaleIn: true }, matters: tracks },
  { label: 'tracking acts after 300 s', parameters: { trackingHold: 300 }, matters: tracks },
  {
    label: 'requests by warm instances',
    parameters: { requestBase: 'past warm-up' },
    matters: policySays(/RequestCountPerTarget/),
  },
  {
    label: 'short periods, as long',
    parameters: { shortPeriodAlarms: 'as long' },
    matters: policySays(/"Period":"?(10|30)\b/),
  },
  {
    label: 'cooldown from end of draining',
    parameters: { cooldownStart: 'end of draining' },
    matters: hasPolicy('SimpleScaling'),
  },
  { label: 'skipped hours are shifted', parameters: { skippedHour: 'shift' }, matters: hasSchedule },
  { label: 'schedules outside fail', parameters: { scheduledOutside: 'fail' }, matters: hasSchedule },
  { label: 'looks at health after 10 s', parameters: { healthCheckPoll: 10 }, matters: checksTargets },
  { label: 'looks at health after 120 s', parameters: { healthCheckPoll: 120 }, matters: checksTargets },
  { label: 'health checks time out at 6 s', parameters: { healthCheckTimeout: 6 }, matters: checksTargets },
  { label: 'forecasts know the load', parameters: { forecast: 'oracle' }, matters: forecasts },
  { label: 'forecasts never come', parameters: { forecast: 'off' }, matters: forecasts },
];

/** The alternatives that can change a run of the group. */
export function alternativesFor(stack: Stack, group: GroupDefinition): readonly Alternative[] {
  return rows
    .filter(({ matters }) => matters?.(stack, group) ?? true)
    .map(({ label, parameters }) => ({ label, parameters }));
}

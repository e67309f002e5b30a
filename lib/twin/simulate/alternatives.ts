import { controllerOf } from '../template/controller-of';
import type { GroupDefinition } from '../template/read-groups';
import type { PolicyDefinition } from '../template/read-scaling-policies';
import type { ScheduledActionDefinition } from '../template/read-scheduled-actions';
import type { Stack } from '../template/read-stack';
import type { TwinParameters } from './twin-parameters';

/**
 * Another answer to a question that AWS's documentation leaves open. Ours is in docs/twin.md, an assumption or what was
 * observed; what is known beside it, where it is about a rule, in docs/rules.md.
 */
export interface Alternative {
  readonly label: string;
  readonly parameters: Partial<TwinParameters>;
}

interface Row extends Alternative {
  /** Whether the template has anything that it could change. @default - always */
  readonly matters?: Question;
}

/** Something to ask about a group of a stack. */
type Question = (stack: Stack, group: GroupDefinition) => boolean;

const somePolicy =
  (holds: (policy: PolicyDefinition) => boolean): Question =>
  (stack, group) =>
    stack.policies.some((policy) => policy.groupName === group.name && holds(policy));

/** Whether the configuration of a policy holds a text. */
const policySays = (text: RegExp) => somePolicy(({ configuration }) => text.test(JSON.stringify(configuration)));

const someAction =
  (holds: (action: ScheduledActionDefinition) => boolean): Question =>
  (stack, group) =>
    stack.scheduledActions.some((action) => action.groupName === group.name && holds(action));

const tracks = somePolicy(({ type }) => type === 'TargetTrackingScaling');
const forecasts = somePolicy(({ type }) => type === 'PredictiveScaling');
const isSimple = somePolicy(({ type }) => type === 'SimpleScaling');
const hasAlarms = somePolicy(({ type }) => type !== 'PredictiveScaling');
const isControlled: Question = (stack, { name }) => controllerOf(stack, name) !== undefined;
const readsMetrics: Question = (...asked) => hasAlarms(...asked) || isControlled(...asked);
const drainsSimply: Question = (stack, group) => isSimple(stack, group) && group.deregistrationDelay > 0;
const skipsHours = someAction(({ recurrence, timeZone }) => recurrence !== undefined && timeZone !== undefined);
const setsDesired = someAction(({ desiredCapacity }) => desiredCapacity !== undefined);
const checksTargets: Question = (_stack, { healthCheckType, targetGroups }) =>
  healthCheckType.includes('ELB') && targetGroups.length > 0;
const assumesTimeout: Question = (stack, group) =>
  checksTargets(stack, group) && group.targetGroups.some(({ healthCheck }) => healthCheck.timeout === undefined);

/** One at a time beside the defaults. Times in seconds. */
export const alternatives: readonly Row[] = [
  { label: 'metrics at once', parameters: { ingestDelay: 0 }, matters: readsMetrics },
  { label: 'metrics after 180 s', parameters: { ingestDelay: 180 }, matters: readsMetrics },
  { label: 'alarms at second 0', parameters: { alarmSecond: 0 }, matters: hasAlarms },
  { label: 'controller at second 0', parameters: { controllerSecond: 0 }, matters: isControlled },
  { label: 'alarms look back N + 2', parameters: { extraEvaluationPeriods: 2 }, matters: hasAlarms },
  { label: 'alarms look back N + 7', parameters: { extraEvaluationPeriods: 7 }, matters: hasAlarms },
  { label: 'alarms too young are OK', parameters: { whenTooYoung: 'OK' }, matters: hasAlarms },
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
    matters: drainsSimply,
  },
  { label: 'skipped hours are shifted', parameters: { skippedHour: 'shift' }, matters: skipsHours },
  { label: 'schedules outside fail', parameters: { scheduledOutside: 'fail' }, matters: setsDesired },
  { label: 'looks at health after 10 s', parameters: { healthCheckPoll: 10 }, matters: checksTargets },
  { label: 'looks at health after 120 s', parameters: { healthCheckPoll: 120 }, matters: checksTargets },
  { label: 'health checks time out at 6 s', parameters: { healthCheckTimeout: 6 }, matters: assumesTimeout },
  { label: 'forecasts know the load', parameters: { forecast: 'oracle' }, matters: forecasts },
  { label: 'forecasts never come', parameters: { forecast: 'off' }, matters: forecasts },
];

/** The alternatives that can change a run of the group. */
export function alternativesFor(stack: Stack, group: GroupDefinition): readonly Alternative[] {
  return alternatives
    .filter(({ matters }) => matters?.(stack, group) ?? true)
    .map(({ label, parameters }) => ({ label, parameters }));
}

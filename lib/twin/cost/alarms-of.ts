import { controllerOf, groupsOf } from '../template/controller-of';
import { isObject } from '../template/json';
import type { GroupDefinition } from '../template/read-groups';
import type { PolicyDefinition } from '../template/read-scaling-policies';
import type { Stack } from '../template/read-stack';
import type { AlarmUsage } from './usage';

/** What a metric is told with: by an alarm, or by a policy that brings its alarms along. */
type Told = { readonly [key: string]: unknown };

/**
 * The alarms of a group, whether or not they ever changed their state: two for a target tracking policy, one where it does
 * not scale in, and those of the template that watch the group or invoke a policy of it. Those that watch its controller
 * are shared with the other groups that this has.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export function alarmsOf({ name }: GroupDefinition, stack: Stack, hours: number): readonly AlarmUsage[] {
  const policies = stack.policies.filter(({ groupName }) => groupName === name);
  const arns = new Set(policies.map(({ arn }) => arn));
  const alarms = stack.alarms.map(({ configuration }) => configuration);
  const own = alarms.filter((alarm) => watches(alarm, 'AutoScalingGroupName', name) || invokes(alarm, arns));
  const controller = controllerOf(stack, name);
  const shared = controller ? alarms.filter((alarm) => watches(alarm, 'FunctionName', controller.name)) : [];
  const share = controller ? 1 / groupsOf(stack, controller).length : 1;
  return [
    ...policies.flatMap((policy) => trackingAlarms(policy, hours)),
    ...own.map((alarm) => alarmUsage(alarm, hours)),
    ...shared.map((alarm) => alarmUsage(alarm, hours * share)),
  ];
}

function trackingAlarms({ type, configuration }: PolicyDefinition, hours: number): readonly AlarmUsage[] {
  const tracking = configuration.TargetTrackingConfiguration;
  if (type !== 'TargetTrackingScaling' || !isObject(tracking)) {
    return [];
  }
  const { CustomizedMetricSpecification: metric, DisableScaleIn: staysOut } = tracking;
  const alarm = alarmUsage(isObject(metric) ? metric : {}, hours);
  return String(staysOut) === 'true' ? [alarm] : [alarm, alarm];
}

function alarmUsage(told: Told, hours: number): AlarmUsage {
  const metrics = listed(told.Metrics).filter((query) => isObject(query.MetricStat)).length;
  const periods = [told, ...listed(told.Metrics).map(({ MetricStat }) => (isObject(MetricStat) ? MetricStat : {}))];
  return {
    metrics: Math.max(1, metrics),
    highResolution: periods.some(({ Period = 60 }) => Number(Period) < 60),
    hours,
  };
}

function watches(alarm: Told, dimension: string, value: string): boolean {
  return listed(alarm.Dimensions).some(({ Name, Value }) => Name === dimension && Value === value);
}

function invokes(alarm: Told, arns: ReadonlySet<string>): boolean {
  const actions = [alarm.AlarmActions, alarm.OKActions, alarm.InsufficientDataActions].filter(Array.isArray).flat();
  return actions.some((action) => arns.has(action));
}

function listed(value: unknown): readonly Told[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

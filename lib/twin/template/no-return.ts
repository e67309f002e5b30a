import type { Finding } from './property-reader';
import type { AlarmDefinition } from './read-alarms';
import type { GroupDefinition } from './read-groups';
import type { PolicyDefinition } from './read-scaling-policies';
import type { Stack } from './read-stack';

type Scaling = Pick<Stack, 'groups' | 'policies' | 'scheduledActions' | 'alarms' | 'functions'>;

/** Namespaces of metrics that only instances in service report. */
const ofInstances: readonly unknown[] = ['AWS/EC2', 'CWAgent'];

/**
 * Groups that may go to no instance at all and scale on the CPU of their instances alone: without an instance there is
 * no CPU to measure, so that nothing brings the first one back.
 */
export function findNoReturn(stack: Scaling): readonly Finding[] {
  return stack.groups
    .filter(({ name, minSize, maxSize }) => minSize === 0 && maxSize > 0 && !isHelped(name, stack))
    .filter((group) => hasOnlyCpu(group, stack))
    .map(({ logicalId }) => ({
      path: `Resources.${logicalId}.Properties.MinSize`,
      message: 'the group stays at 0 once it is there: its policies need the CPU of an instance that runs',
    }));
}

/** Whether a schedule or a controller can launch the first instance. */
function isHelped(groupName: string, { scheduledActions, functions }: Scaling): boolean {
  const raises = scheduledActions.some(
    (action) => action.groupName === groupName && ((action.desiredCapacity ?? 0) > 0 || (action.minSize ?? 0) > 0),
  );
  return raises || functions.some(({ environment }) => environment.AUTO_SCALING_GROUP_NAME === groupName);
}

function hasOnlyCpu({ name }: GroupDefinition, { policies, alarms }: Scaling): boolean {
  const own = policies.filter(({ groupName }) => groupName === name);
  return own.length > 0 && own.every((policy) => isOnCpu(policy, alarms));
}

/** One that no alarm invokes may be executed by somebody else. */
function isOnCpu({ type, configuration, arn }: PolicyDefinition, alarms: readonly AlarmDefinition[]): boolean {
  if (type === 'TargetTrackingScaling') {
    return isTrackingCpu(configuration.TargetTrackingConfiguration);
  }
  const invoking = alarms.filter((alarm) => JSON.stringify(alarm.configuration).includes(JSON.stringify(arn)));
  return invoking.length > 0 && invoking.every(({ configuration: { Namespace } }) => ofInstances.includes(Namespace));
}

function isTrackingCpu(configuration: unknown): boolean {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = (configuration ??
    {}) as {
    readonly PredefinedMetricSpecification?: { readonly PredefinedMetricType?: unknown };
    readonly CustomizedMetricSpecification?: { readonly Namespace?: unknown };
  };
  return predefined?.PredefinedMetricType === 'ASGAverageCPUUtilization' || ofInstances.includes(customized?.Namespace);
}

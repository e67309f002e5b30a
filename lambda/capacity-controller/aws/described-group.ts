import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { DescribedGroup } from '../ports';
import type { Result } from '../result';

/** A group as `DescribeAutoScalingGroups` tells it, or what is wrong with the answer. */
export function describedGroup(
  name: string,
  group: AutoScalingGroup | undefined,
  withInstances: boolean,
): Result<DescribedGroup> {
  if (group === undefined) {
    return { error: new Error(`there is no Auto Scaling group named ${name}`) };
  }
  const { MinSize: min, MaxSize: max, DesiredCapacity: desiredCapacity, Instances: instances } = group;
  if (!isSize(min) || !isSize(max) || !isSize(desiredCapacity)) {
    return { error: new Error(`the answer about ${name} lacks its minimum, maximum or desired capacity`) };
  }
  if (withInstances && instances === undefined) {
    return { error: new Error(`the answer about ${name} lacks its instances`) };
  }
  return {
    value: {
      name,
      range: { min, max },
      desiredCapacity,
      suspendedProcesses: (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? 'unnamed'),
      ...(group.Status && { status: group.Status }),
      ...(isWeighted(group) && { isWeighted: true }),
      ...(withInstances && { instances: (instances ?? []).map(toInstance) }),
    },
  };
}

function isSize(value: number | undefined): value is number {
  return Number.isInteger(value) && value! >= 0;
}

/** Whether capacity is counted in something else than instances: in weights of instance types, vCPUs or memory. */
function isWeighted({ MixedInstancesPolicy: mixed, DesiredCapacityType: unit = 'units' }: AutoScalingGroup): boolean {
  const overrides = mixed?.LaunchTemplate?.Overrides ?? [];
  return unit !== 'units' || overrides.some(({ WeightedCapacity }) => WeightedCapacity !== undefined);
}

function toInstance({ InstanceId, LifecycleState, HealthStatus }: NonNullable<AutoScalingGroup['Instances']>[number]) {
  return {
    id: InstanceId ?? 'unknown',
    lifecycleState: LifecycleState ?? 'Unknown',
    healthStatus: HealthStatus ?? 'Unknown',
  };
}

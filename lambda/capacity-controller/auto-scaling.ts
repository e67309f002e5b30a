import {
  AutoScalingClient,
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
  SetDesiredCapacityCommand,
} from '@aws-sdk/client-auto-scaling';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import { CLIENT_OPTIONS } from './client-options';
import type { GroupReader, GroupWriter } from './ports';

/** Amazon EC2 Auto Scaling behind the controller's ports. Make it once, outside the handler. */
export function autoScalingPorts(): GroupReader & GroupWriter {
  const client = new AutoScalingClient(CLIENT_OPTIONS);
  return {
    async read(groupName, { withInstances }) {
      const { AutoScalingGroups: groups = [] } = await client.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [groupName], IncludeInstances: withInstances }),
      );
      if (groups[0] === undefined) {
        throw new Error(`there is no Auto Scaling group named ${groupName}`);
      }
      return toSnapshot(groupName, groups[0], withInstances);
    },

    async carryOut(groupName, { desiredCapacity }) {
      await client.send(
        new SetDesiredCapacityCommand({
          AutoScalingGroupName: groupName,
          DesiredCapacity: desiredCapacity,
          HonorCooldown: false,
        }),
      );
    },
  };
}

function toSnapshot(name: string, group: AutoScalingGroup, withInstances: boolean): GroupSnapshot {
  const { MinSize: min, MaxSize: max, DesiredCapacity: desiredCapacity } = group;
  if (min === undefined || max === undefined || desiredCapacity === undefined) {
    throw new Error(`the answer about ${name} lacks its minimum, maximum or desired capacity`);
  }
  return {
    name,
    range: { min, max },
    desiredCapacity,
    suspendedProcesses: (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? 'unnamed'),
    ...(group.Status && { status: group.Status }),
    ...(withInstances && { instances: (group.Instances ?? []).map(toInstance) }),
  };
}

function toInstance({ InstanceId, LifecycleState, HealthStatus }: NonNullable<AutoScalingGroup['Instances']>[number]) {
  return {
    id: InstanceId ?? 'unknown',
    lifecycleState: LifecycleState ?? 'Unknown',
    healthStatus: HealthStatus ?? 'Unknown',
  };
}

import type { CapacityRange } from '../capacity-range';
import type { ScheduledAction } from '../lease/floor-action';

/** One instance of a group as `DescribeAutoScalingGroups` tells it. */
export interface InstanceSnapshot {
  readonly id: string;
  readonly lifecycleState: string;
  readonly healthStatus: string;
}

/**
 * What is known of an Auto Scaling group at one moment: plain data, read by a shell, never kept.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html
 */
export interface GroupSnapshot {
  readonly name: string;
  readonly range: CapacityRange;
  /** In instances. */
  readonly desiredCapacity: number;
  /** Absent when the reader did not ask for instances, which is the cheap way to read a large group. */
  readonly instances?: readonly InstanceSnapshot[];
  /** Scaling processes that somebody suspended, such as `Launch`. */
  readonly suspendedProcesses: readonly string[];
  /** Set by the service while the group is being deleted. */
  readonly status?: string;
  /** The scheduled actions of the group, ours and those of others. */
  readonly scheduledActions: readonly ScheduledAction[];
  /** Whether capacity is counted in weights of instance types, not in instances. @default false */
  readonly isWeighted?: boolean;
  /** Status of the instance refresh that is under way, for example `InProgress`. */
  readonly instanceRefresh?: string;
}

/** Inclusive bounds that the group enforces on its desired capacity, in instances. */
export interface CapacityRange {
  readonly min: number;
  readonly max: number;
}

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
}

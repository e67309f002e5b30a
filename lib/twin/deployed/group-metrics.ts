import type { GroupDefinition } from '../template/read-groups';
import type { Sizes } from './size-history';

/**
 * The metrics that a group publishes once a minute in namespace AWS/AutoScaling, dimension AutoScalingGroupName.
 *
 * *Assumption*: the data point of a minute is the state at its start.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 */
export const groupMetrics: { readonly [name: string]: (sizes: Sizes) => number } = {
  GroupDesiredCapacity: ({ desired }) => desired,
  GroupInServiceCapacity: ({ inServiceCapacity }) => inServiceCapacity,
  GroupInServiceInstances: ({ inService }) => inService,
  GroupMaxSize: ({ max }) => max,
  GroupMinSize: ({ min }) => min,
  GroupPendingCapacity: ({ pendingCapacity }) => pendingCapacity,
  GroupPendingInstances: ({ pending }) => pending,
  GroupStandbyInstances: () => 0,
  GroupTerminatingCapacity: ({ terminatingCapacity }) => terminatingCapacity,
  GroupTerminatingInstances: ({ terminating }) => terminating,
  GroupTotalCapacity: ({ inServiceCapacity, pendingCapacity, terminatingCapacity }) =>
    inServiceCapacity + pendingCapacity + terminatingCapacity,
  GroupTotalInstances: ({ inService, pending, terminating }) => inService + pending + terminating,
  WarmPoolTotalCapacity: ({ pooled }) => pooled,
};

/** Names of the metrics that a group publishes: none unless its template asks for metrics collection. */
export function enabledMetrics({ metrics: collected, warmPool }: GroupDefinition): readonly string[] {
  return Object.keys(groupMetrics).filter(
    (name) =>
      (collected === 'all' || collected.includes(name)) && (warmPool !== undefined || !name.startsWith('WarmPool')),
  );
}

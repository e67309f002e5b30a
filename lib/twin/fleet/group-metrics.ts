import type { GroupDefinition } from '../template/read-groups';
import type { GroupState, Snapshot } from './group-state';
import { snapshotAt } from './history';

/** Seconds between two data points of a group metric. */
export const GROUP_METRIC_PERIOD = 60;

/**
 * The metrics that a group publishes once a minute in namespace AWS/AutoScaling, dimension AutoScalingGroupName. Each
 * instance has weight 1, so that a capacity metric equals its count of instances.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 */
const metrics: { readonly [name: string]: (snapshot: Snapshot) => number } = {
  GroupDesiredCapacity: ({ desired }) => desired,
  GroupInServiceCapacity: ({ inService }) => inService,
  GroupInServiceInstances: ({ inService }) => inService,
  GroupMaxSize: ({ max }) => max,
  GroupMinSize: ({ min }) => min,
  GroupPendingCapacity: ({ pending }) => pending,
  GroupPendingInstances: ({ pending }) => pending,
  GroupStandbyInstances: () => 0,
  GroupTerminatingCapacity: ({ terminating }) => terminating,
  GroupTerminatingInstances: ({ terminating }) => terminating,
  GroupTotalCapacity: total,
  GroupTotalInstances: total,
};

/** Names of the metrics that a group publishes: none unless its template asks for metrics collection. */
export function enabledMetrics({ metrics: collected }: GroupDefinition): readonly string[] {
  return Object.keys(metrics).filter((name) => collected === 'all' || collected.includes(name));
}

/**
 * The value of a group metric at a minute; undefined when it is not collected or the group did not exist.
 *
 * *Assumption*: the data point of a minute is the state at its start.
 */
export function groupMetricAt(state: GroupState, name: string, time: number): number | undefined {
  if (!enabledMetrics(state.definition).includes(name)) {
    return undefined;
  }
  const snapshot = snapshotAt(state, time);
  return snapshot && metrics[name]?.(snapshot);
}

function total({ pending, inService, terminating }: Snapshot): number {
  return pending + inService + terminating;
}

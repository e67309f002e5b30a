import type { TickMetrics } from '../../lib/scaling/controller/tick-metrics';

const NAMESPACE = 'Headroom';

/** Metrics of each group, metrics of the function, and one that is both. */
const UNITS: { readonly [metric in keyof TickMetrics]: string } = {
  Floor: 'Count',
  PlannedCapacity: 'Count',
  OfferedLoad: 'None',
  Margin: 'None',
  MissingData: 'Count',
  Throttles: 'Count',
  Lag: 'Seconds',
  LeaseRemaining: 'Percent',
  Heartbeat: 'Count',
  FloorDrift: 'Count',
};
const OF_GROUP: readonly (keyof TickMetrics)[] = [
  'Floor',
  'PlannedCapacity',
  'OfferedLoad',
  'Margin',
  'LeaseRemaining',
  'MissingData',
  'Throttles',
  'Lag',
];
const OF_FUNCTION: readonly (keyof TickMetrics)[] = ['Heartbeat', 'LeaseRemaining', 'FloorDrift'];

/**
 * Members of a line from which CloudWatch Logs makes metrics, in embedded metric format: without a call, and without a
 * permission. The metrics are members of the line, as are the values of the dimensions.
 *
 * @param groupName empty when it is about none
 * @param time milliseconds since the epoch, UTC
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(time: number, groupName: string, functionName: string, metrics: Partial<TickMetrics>) {
  const directive = (dimension: string, names: readonly (keyof TickMetrics)[]) => ({
    Namespace: NAMESPACE,
    Dimensions: [[dimension]],
    Metrics: names.filter((name) => metrics[name] !== undefined).map((Name) => ({ Name, Unit: UNITS[Name] })),
  });
  const ofGroup = groupName === '' ? [] : [directive('AutoScalingGroupName', OF_GROUP)];
  const directives = [...ofGroup, directive('FunctionName', OF_FUNCTION)];
  return {
    ...(groupName !== '' && { AutoScalingGroupName: groupName }),
    FunctionName: functionName,
    ...metrics,
    _aws: { Timestamp: time, CloudWatchMetrics: directives.filter(({ Metrics }) => Metrics.length > 0) },
  };
}

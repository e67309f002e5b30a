import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import { enabledMetrics, groupMetrics } from '../../twin/deployed/group-metrics';
import type { Sample } from '../../twin/metrics/metric';
import type { Stack } from '../../twin/template/read-stack';
import { fromSeries, fromSizes, type PublishedMetric } from './published-metric';
import { targetGroupMetrics } from './target-group-metrics';

/** The metrics of one group: its own, that of its instances, and those of its target groups. */
export function publishedBy(group: DeployedGroup, stack: Stack): readonly PublishedMetric[] {
  const { definition, model } = group;
  const dimensions = { AutoScalingGroupName: definition.name };
  return [
    ...enabledMetrics(definition).map((name) =>
      fromSizes({ namespace: 'AWS/AutoScaling', name, dimensions }, group, groupMetrics[name]!),
    ),
    fromSeries({ namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions }, model.metrics.cpu.series, perInstance),
    ...definition.targetGroups.flatMap((targetGroup) => targetGroupMetrics(targetGroup, group, stack)),
  ];
}

/**
 * One sample for each instance that the value is the mean of, so that the sum is what all of them did. An instance counts
 * for the part of the period that it was there.
 */
function perInstance(time: number, value: number, base: number): Sample {
  return { time, sum: value * base, minimum: value, maximum: value, count: base };
}

import { enabledMetrics, GROUP_METRIC_PERIOD, groupMetricAt } from '../../twin/fleet/group-metrics';
import { type Metric, type Sample, sampleOf } from '../../twin/metrics/metric';
import { own } from '../../twin/template/json';
import type { LiveWorld } from '../live-world';

const GROUP_NAMESPACE = 'AWS/AutoScaling';
const GROUP_DIMENSION = 'AutoScalingGroupName';

/** Every metric that has or can have data points: the groups' own and those that clients have put. */
export function knownMetrics(world: LiveWorld): readonly Metric[] {
  const groups = Object.values(world.read().groups).flatMap(({ definition }) =>
    enabledMetrics(definition).map((name) => ({
      namespace: GROUP_NAMESPACE,
      name,
      dimensions: { [GROUP_DIMENSION]: definition.name },
    })),
  );
  return [...groups, ...world.metrics.metrics()];
}

/** The samples of a metric from `start` up to, not including, `end`; none for a metric that is not modelled. */
export function samplesOf(metric: Metric, start: number, end: number, world: LiveWorld): readonly Sample[] {
  const put = world.metrics.samples(metric).filter(({ time }) => time >= start && time < end);
  return metric.namespace === GROUP_NAMESPACE ? [...groupSamples(metric, start, end, world), ...put] : put;
}

function groupSamples(metric: Metric, start: number, end: number, world: LiveWorld): readonly Sample[] {
  const name = own(metric.dimensions, GROUP_DIMENSION);
  const group = name === undefined ? undefined : world.group(name);
  if (!group || Object.keys(metric.dimensions).length !== 1) {
    return [];
  }
  const firstKept = Math.max(start, group.history[0]?.time ?? start);
  const samples: Sample[] = [];
  const first = Math.ceil(firstKept / GROUP_METRIC_PERIOD) * GROUP_METRIC_PERIOD;
  for (let time = first; time < end && time <= group.now; time += GROUP_METRIC_PERIOD) {
    const value = groupMetricAt(group, metric.name, time);
    if (value !== undefined) {
      samples.push(sampleOf(time, value));
    }
  }
  return samples;
}

import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import { KEPT_MINUTES } from '../../twin/deployed/size-history';
import { type Metric, metricKey, type Sample } from '../../twin/metrics/metric';
import type { LiveWorld } from '../live-world';
import { publishedBy } from './published-metrics';

/** Every metric that has or can have data points: the groups' own and those that clients have put. */
export function knownMetrics(world: LiveWorld): readonly Metric[] {
  const { stack } = world.read();
  const published = world.groups().flatMap((group) => publishedBy(group, stack).map(({ metric }) => metric));
  return [...published, ...world.metrics.metrics()];
}

/**
 * The samples of a metric from `start` up to, not including, `end` that can be read by now; none for a metric that is
 * not modelled.
 */
export function samplesOf(metric: Metric, start: number, end: number, world: LiveWorld): readonly Sample[] {
  const put = world.metrics.samples(metric).filter(({ time }) => time >= start && time < end);
  const published = world.groups().flatMap((group) => groupSamples(group, metric, start, end, world));
  return [...published, ...put];
}

function groupSamples(
  group: DeployedGroup,
  metric: Metric,
  start: number,
  end: number,
  world: LiveWorld,
): readonly Sample[] {
  const { stack, now } = world.read();
  const key = metricKey(metric);
  const published = publishedBy(group, stack).find((candidate) => metricKey(candidate.metric) === key);
  if (!published) {
    return [];
  }
  const { period, sampleAt, newestAt } = published;
  const { createdAt } = group;
  const newest = newestAt(now - createdAt);
  const from = Math.max(0, newest - KEPT_MINUTES, Math.ceil((start - createdAt) / period));
  const to = Math.min(newest, Math.ceil((end - createdAt) / period) - 1);
  const samples: Sample[] = [];
  for (let index = from; index <= to; index++) {
    const sample = sampleAt(index, createdAt + index * period);
    if (sample) {
      samples.push(sample);
    }
  }
  return samples;
}

import type { Metric } from '../../metrics/metric';
import type { GroupDefinition } from '../../template/read-groups';
import type { Stack } from '../../template/read-stack';
import type { TargetGroupDefinition } from '../../template/read-target-groups';
import type { RequestsMetric } from './requests-metric';
import type { Series } from './series';

/** A metric of requests that a load balancer publishes for a target group. */
export interface RequestCount {
  readonly metric: Metric;
  readonly series: Series;
  /** Part of the values that is of this target group. */
  readonly share: number;
}

/** The dimensions of a target group: with each of its load balancers, without one where it is another stack's. */
export interface TargetGroupDimensions {
  readonly alone: Metric['dimensions'];
  readonly withBalancers: readonly Metric['dimensions'][];
}

/**
 * The request metrics of a target group of a group; none behind a network load balancer. *Assumption*: of several target
 * groups of a group each takes the part of its requests that is its share of the listeners'.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function requestCountsOf(
  targetGroup: TargetGroupDefinition,
  { targetGroups }: GroupDefinition,
  stack: Stack,
  requests: RequestsMetric | undefined,
): readonly RequestCount[] {
  if (requests === undefined || targetGroup.balancer === 'network') {
    return [];
  }
  const { alone, withBalancers } = dimensionsOf(targetGroup, stack);
  const count = (name: string, series: Series, share: number) => (dimensions: Metric['dimensions']) => ({
    metric: { namespace: 'AWS/ApplicationELB', name, dimensions },
    series,
    share,
  });
  return [
    ...(withBalancers.length > 0 ? withBalancers : [alone]).map(
      count('RequestCount', requests.total, shareOf(targetGroup, targetGroups)),
    ),
    ...[alone, ...withBalancers].map(count('RequestCountPerTarget', requests.series, 1)),
  ];
}

export function dimensionsOf({ arn }: TargetGroupDefinition, { balancing }: Stack): TargetGroupDimensions {
  const alone = { TargetGroup: arn.slice(arn.lastIndexOf('targetgroup/')) };
  const balancerArns = balancing.targetGroups.find((targetGroup) => targetGroup.arn === arn)?.balancerArns ?? [];
  return { alone, withBalancers: balancerArns.map((balancer) => ({ ...alone, LoadBalancer: pathOf(balancer) })) };
}

function shareOf({ share }: TargetGroupDefinition, all: readonly TargetGroupDefinition[]): number {
  const sum = all.reduce((shares, other) => shares + other.share, 0);
  return sum > 0 ? share / sum : 1 / all.length;
}

/** The part of a load balancer's ARN that names it in metrics: type, name and identifier. */
function pathOf(balancerArn: string): string {
  return balancerArn.slice(balancerArn.lastIndexOf('loadbalancer/') + 'loadbalancer/'.length);
}

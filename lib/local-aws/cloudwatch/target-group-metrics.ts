import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import { type Sample, sampleOf } from '../../twin/metrics/metric';
import { dimensionsOf, requestCountsOf } from '../../twin/simulate/metrics/request-counts';
import type { Stack } from '../../twin/template/read-stack';
import type { TargetGroupDefinition } from '../../twin/template/read-target-groups';
import { fromSeries, fromSizes, type PublishedMetric } from './published-metric';

/**
 * The metrics of a target group, by target group and load balancer; where the balancer is another stack's, by target
 * group alone. Requests are those of an application load balancer.
 *
 * *Assumption*: a target that is in service and does not pass its health checks counts as unhealthy from the beginning.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function targetGroupMetrics(
  targetGroup: TargetGroupDefinition,
  group: DeployedGroup,
  stack: Stack,
): readonly PublishedMetric[] {
  const { metrics, options } = group.model;
  const delay = 60 + options.parameters.ingestDelay;
  const namespace = targetGroup.balancer === 'network' ? 'AWS/NetworkELB' : 'AWS/ApplicationELB';
  const { alone, withBalancers } = dimensionsOf(targetGroup, stack);
  return [
    ...(withBalancers.length > 0 ? withBalancers : [alone]).flatMap((dimensions) => [
      fromSizes({ namespace, name: 'HealthyHostCount', dimensions }, group, ({ healthy }) => healthy, delay),
      fromSizes(
        { namespace, name: 'UnHealthyHostCount', dimensions },
        group,
        ({ inService, healthy }) => inService - healthy,
        delay,
      ),
    ]),
    ...requestCountsOf(targetGroup, group.definition, stack, metrics.balancer).map(({ metric, series, share }) =>
      fromSeries(metric, series, partOf(share)),
    ),
  ];
}

function partOf(share: number): (time: number, value: number) => Sample {
  return (time, value) => sampleOf(time, value * share);
}

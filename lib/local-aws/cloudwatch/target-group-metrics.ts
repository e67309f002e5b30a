import type { DeployedGroup } from '../../twin/deployed/deployed-group';
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
  { arn, balancer }: TargetGroupDefinition,
  group: DeployedGroup,
  { balancing }: Stack,
): readonly PublishedMetric[] {
  const { metrics, options } = group.model;
  const delay = 60 + options.parameters.ingestDelay;
  const namespace = balancer === 'network' ? 'AWS/NetworkELB' : 'AWS/ApplicationELB';
  const alone = { TargetGroup: arn.slice(arn.lastIndexOf('targetgroup/')) };
  const balancerArns = balancing.targetGroups.find((targetGroup) => targetGroup.arn === arn)?.balancerArns ?? [];
  const pairs = balancerArns.map((balancerArn) => ({ ...alone, LoadBalancer: pathOf(balancerArn) }));
  const requests = balancer === 'network' ? undefined : metrics.requests;
  const ofEach = pairs.length > 0 ? pairs : [alone];
  return [
    ...ofEach.flatMap((dimensions) => [
      ...(requests ? [fromSeries({ namespace, name: 'RequestCount', dimensions }, requests.total)] : []),
      fromSizes({ namespace, name: 'HealthyHostCount', dimensions }, group, ({ healthy }) => healthy, delay),
      fromSizes(
        { namespace, name: 'UnHealthyHostCount', dimensions },
        group,
        ({ inService, healthy }) => inService - healthy,
        delay,
      ),
    ]),
    ...(requests
      ? [alone, ...pairs].map((dimensions) =>
          fromSeries({ namespace, name: 'RequestCountPerTarget', dimensions }, requests.series),
        )
      : []),
  ];
}

/** The part of a load balancer's ARN that names it in metrics: type, name and identifier. */
function pathOf(balancerArn: string): string {
  return balancerArn.slice(balancerArn.lastIndexOf('loadbalancer/') + 'loadbalancer/'.length);
}

import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/**
 * How long an instance of these target groups drains, in seconds: the longest delay, 0 without a target group. ELB's
 * default of 300 s where the attribute is not set, also for a target group that another stack owns.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function deregistrationDelayOf(
  targetGroupArns: readonly string[],
  scope: Scope,
  report: (finding: Finding) => void,
): number {
  const known = new Map(
    resourcesOf('AWS::ElasticLoadBalancingV2::TargetGroup', scope, report).map((group) => [group.reference, group]),
  );
  const delays = targetGroupArns.map((arn) => {
    const attributes = known.get(arn)?.properties.objects('TargetGroupAttributes') ?? [];
    const delay = attributes.find((attribute) => attribute.text('Key') === 'deregistration_delay.timeout_seconds');
    return delay?.count('Value') ?? 300;
  });
  return Math.max(0, ...delays);
}

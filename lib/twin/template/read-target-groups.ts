import { mentions, reportRules, shareOf } from './listener-share';
import { type Finding, PropertyReader } from './property-reader';
import { type Listener, readListeners } from './read-listeners';
import { type LoadBalancer, readLoadBalancers } from './read-load-balancers';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';
import { type TargetGroupProperties, targetGroupPropertiesOf } from './target-group-properties';

/** A target group as the template describes it; ELB's defaults for one of another stack. */
export interface TargetGroupDefinition extends TargetGroupProperties {
  /** Its place in the template if only an account knows it. */
  readonly arn: string;
  /** Undefined: another stack's. */
  readonly logicalId?: string;
  /** Of the load that reaches its listeners, 0 to 1. */
  readonly share: number;
}

/** The target groups of these ARNs, in that order. */
export function readTargetGroups(
  arns: readonly string[],
  scope: Scope,
  report: (finding: Finding) => void,
): readonly TargetGroupDefinition[] {
  if (arns.length === 0) {
    return [];
  }
  const resources = resourcesOf('AWS::ElasticLoadBalancingV2::TargetGroup', scope, report);
  const known = new Map(resources.map((resource) => [resource.reference, resource]));
  const listeners = readListeners(scope, report);
  const balancers = readLoadBalancers(scope, report);
  reportRules(arns, listeners, report);
  return arns.map((arn) => {
    const resource = known.get(arn);
    const properties = resource?.properties ?? new PropertyReader({}, arn, report);
    return {
      arn,
      ...set('logicalId', resource?.logicalId),
      ...targetGroupPropertiesOf(properties, balancerOf(arn, listeners, balancers), report),
      share: shareOf(arn, listeners, report),
    };
  });
}

/** The load balancer whose listener names a target group: AWS allows one. */
function balancerOf(
  arn: string,
  listeners: readonly Listener[],
  balancers: ReadonlyMap<string, LoadBalancer>,
): LoadBalancer | undefined {
  return listeners
    .filter((listener) => mentions(listener, arn))
    .map(({ balancerArn }) => balancers.get(balancerArn ?? ''))
    .find((balancer) => balancer !== undefined);
}

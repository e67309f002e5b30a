import { elbAttribute } from './elb-attribute';
import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A load balancer as the template describes it. */
export interface LoadBalancer {
  /** @default 'application' */
  readonly type: 'application' | 'network' | 'gateway';
  /** Whether each of its zones spreads over the targets of all zones. @default - true for an application balancer */
  readonly crossZone: boolean;
}

/**
 * The load balancers of a template, by ARN.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
export function readLoadBalancers(scope: Scope, report: (finding: Finding) => void): ReadonlyMap<string, LoadBalancer> {
  return new Map(
    resourcesOf('AWS::ElasticLoadBalancingV2::LoadBalancer', scope, report).map(({ reference, properties }) => {
      const type = properties.choice('Type', ['application', 'network', 'gateway']) ?? 'application';
      const attributes = properties.objects('LoadBalancerAttributes');
      const crossZone = elbAttribute(attributes, 'load_balancing.cross_zone.enabled')?.flag('Value');
      return [reference, { type, crossZone: crossZone ?? type === 'application' }];
    }),
  );
}

import { elbAttribute } from './elb-attribute';
import { type HealthCheck, healthCheckOf } from './health-check';
import { own } from './json';
import type { Finding, PropertyReader } from './property-reader';
import type { LoadBalancer } from './read-load-balancers';
import { set } from './set';

/** What a target group says of itself. Durations in seconds. */
export interface TargetGroupProperties {
  /** @default 'HTTP' */
  readonly protocol: string;
  /** Of an application load balancer. @default 'round_robin' */
  readonly algorithm: 'round_robin' | 'least_outstanding_requests' | 'weighted_random';
  /** How long a target's share grows once it is healthy; 0 is off. @default 0 */
  readonly slowStart: number;
  /** @default 300 */
  readonly deregistrationDelay: number;
  /** Whether each zone of the balancer spreads over the targets of all zones. @default - as the balancer does */
  readonly crossZone: boolean;
  readonly healthCheck: HealthCheck;
  /** Undefined: neither a listener nor the protocol tells. */
  readonly balancer?: 'application' | 'network';
}

/** A protocol belongs to one type of balancer. */
const balancerTypes = {
  HTTP: 'application',
  HTTPS: 'application',
  QUIC: 'network',
  TCP: 'network',
  TCP_QUIC: 'network',
  TCP_UDP: 'network',
  TLS: 'network',
  UDP: 'network',
} as const;

/** Attributes that have no effect here: the value that needs none, and what happens with another. */
const notModelled: { readonly [key: string]: { readonly unless: string; readonly message: string } } = {
  'load_balancing.algorithm.anomaly_mitigation': { unless: 'off', message: 'targets keep their weight' },
  'stickiness.enabled': { unless: 'false', message: 'requests go where they would without it' },
};

/**
 * The properties of a target group with ELB's defaults.
 *
 * @param listenedBy the load balancer that has it, if that is in the template
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
export function targetGroupPropertiesOf(
  properties: PropertyReader,
  listenedBy: LoadBalancer | undefined,
  report: (finding: Finding) => void,
): TargetGroupProperties {
  const attributes = properties.objects('TargetGroupAttributes');
  reportNotModelled(attributes, report);
  const attribute = (key: string) => elbAttribute(attributes, key);
  const protocol = properties.choice('Protocol', Object.keys(balancerTypes) as (keyof typeof balancerTypes)[]);
  const balancer = listenedBy?.type ?? (protocol && balancerTypes[protocol]);
  const algorithms = ['round_robin', 'least_outstanding_requests', 'weighted_random'] as const;
  const crossZones = ['true', 'false', 'use_load_balancer_configuration'] as const;
  const crossZone = attribute('load_balancing.cross_zone.enabled')?.choice('Value', crossZones);
  return {
    protocol: protocol ?? (balancer === 'network' ? 'TCP' : 'HTTP'),
    algorithm: attribute('load_balancing.algorithm.type')?.choice('Value', algorithms) ?? 'round_robin',
    slowStart: attribute('slow_start.duration_seconds')?.count('Value') ?? 0,
    deregistrationDelay: attribute('deregistration_delay.timeout_seconds')?.count('Value') ?? 300,
    crossZone: crossZone === 'true' || (crossZone !== 'false' && (listenedBy?.crossZone ?? balancer !== 'network')),
    healthCheck: healthCheckOf(properties),
    ...(balancer !== 'gateway' && set('balancer', balancer)),
  };
}

function reportNotModelled(attributes: readonly PropertyReader[], report: (finding: Finding) => void): void {
  for (const attribute of attributes) {
    const key = attribute.text('Key') ?? '';
    const known = own(notModelled, key);
    if (known && attribute.text('Value') !== known.unless) {
      report({ path: attribute.path, message: `${key}: ${known.message}` });
    }
  }
}

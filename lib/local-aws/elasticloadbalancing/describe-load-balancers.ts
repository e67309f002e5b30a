import { isoMilliseconds } from '../../twin/iso-time';
import type { LoadBalancerPart } from '../../twin/template/read-balancers';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { pageOf } from './page-of';
import { picked } from './picked';
import { select } from './select';

/**
 * The load balancers of the template, active since the stack was created.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html
 */
export function describeLoadBalancers(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { loadBalancers } = world.read().stack.balancing;
  const found = select('LoadBalancer', loadBalancers, parameters.list('LoadBalancerArns'), parameters.list('Names'));
  const createdAt = world.groups()[0]?.createdAt ?? 0;
  return pageOf('LoadBalancers', found, parameters, (balancer) => loadBalancerElement(balancer, createdAt));
}

function loadBalancerElement(balancer: LoadBalancerPart, createdAt: number): XmlObject {
  return {
    LoadBalancerArn: balancer.arn,
    LoadBalancerName: balancer.name,
    DNSName: balancer.dnsName,
    CreatedTime: isoMilliseconds(createdAt),
    State: { Code: 'active' },
    AvailabilityZones: balancer.placements.map(({ zone, subnetId }) => ({ ZoneName: zone, SubnetId: subnetId })),
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'ipv4',
    ...picked(balancer.configuration, ['Type', 'Scheme', 'IpAddressType', 'SecurityGroups']),
  };
}

import { mentions } from './listener-share';
import { type Placement, zonesOfSubnets } from './placement';
import { readListeners } from './read-listeners';
import { resolve } from './resolve';
import { scalarText } from './resolved';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A load balancer, listener or target group as the template describes it. */
export interface BalancerPart {
  readonly logicalId: string;
  readonly arn: string;
  readonly name: string;
  /** Every property, under CloudFormation's names, which are also the API's. What cannot be resolved is left out. */
  readonly configuration: { readonly [key: string]: unknown };
}

export interface LoadBalancerPart extends BalancerPart {
  readonly dnsName: string;
  /** Its subnets, those of which the zone is known. */
  readonly placements: readonly Placement[];
}

export interface TargetGroupPart extends BalancerPart {
  /** ARNs of the load balancers whose listeners and rules name it. */
  readonly balancerArns: readonly string[];
}

/** What a template says about Elastic Load Balancing. */
export interface Balancing {
  readonly loadBalancers: readonly LoadBalancerPart[];
  readonly listeners: readonly BalancerPart[];
  readonly targetGroups: readonly TargetGroupPart[];
}

/** Reports nothing: who needs a property to compute with, reads and reports it. */
const silent = () => undefined;

/** The load balancers, listeners and target groups of a template, for those who only want to see them. */
export function readBalancing(scope: Scope): Balancing {
  const read = (type: string) => resourcesOf(`AWS::ElasticLoadBalancingV2::${type}`, scope, silent);
  const listeners = readListeners(scope, silent);
  const balancersOf = (arn: string) =>
    listeners.filter((listener) => mentions(listener, arn)).flatMap(({ balancerArn }) => balancerArn ?? []);
  return {
    loadBalancers: read('LoadBalancer').map((balancer) => ({
      ...partOf(balancer),
      dnsName: dnsNameOf(balancer, scope),
      placements: placementsOf(balancer, scope),
    })),
    listeners: read('Listener').map(partOf),
    targetGroups: read('TargetGroup').map((targetGroup) => ({
      ...partOf(targetGroup),
      balancerArns: [...new Set(balancersOf(targetGroup.reference))],
    })),
  };
}

function partOf({ logicalId, reference, name, properties }: ReadableResource): BalancerPart {
  return { logicalId, arn: reference, name, configuration: properties.plain() };
}

function dnsNameOf({ logicalId, path }: ReadableResource, scope: Scope): string {
  return scalarText(resolve({ 'Fn::GetAtt': [logicalId, 'DNSName'] }, path, scope)) ?? '';
}

function placementsOf({ properties }: ReadableResource, scope: Scope): readonly Placement[] {
  const zones = zonesOfSubnets(scope, silent);
  const mapped = properties.objects('SubnetMappings').flatMap((mapping) => mapping.text('SubnetId') ?? []);
  return [...properties.texts('Subnets'), ...mapped].flatMap((subnetId) => {
    const zone = zones.get(subnetId);
    return zone === undefined ? [] : [{ zone, subnetId }];
  });
}

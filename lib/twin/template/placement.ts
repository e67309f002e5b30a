import type { Finding } from './property-reader';
import { Unresolved } from './resolved';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** Where a group may start an instance. */
export interface Placement {
  /** For example `us-east-1a`. */
  readonly zone: string;
  /** Undefined for a group that names zones and no subnets, and when only an account knows it. */
  readonly subnetId?: string;
}

/**
 * The subnets of a group with their zones, else its zones. A subnet whose zone the template does not tell is reported
 * and taken to be in the next zone of the Region: the spread over zones is then an assumption.
 */
export function placementsOf(
  group: ReadableResource,
  scope: Scope,
  report: (finding: Finding) => void,
): readonly Placement[] {
  const zones = zonesOfSubnets(scope, report);
  const subnets = group.properties
    .names('VPCZoneIdentifier')
    .flatMap<string | Unresolved>((name) =>
      typeof name === 'string' ? name.split(',').map((id) => id.trim()) : [name],
    );
  const placements = subnets.map((subnet, index) => {
    const known = subnet instanceof Unresolved ? undefined : zones.get(subnet);
    const zone = known ?? assumedZone(index, scope);
    if (known === undefined) {
      const reason = subnet instanceof Unresolved ? subnet.reason : `the zone of ${subnet} is not in the template`;
      const path = `${group.path}.Properties.VPCZoneIdentifier.${index}`;
      report({ path, message: `${reason}, taken to be ${zone}` });
    }
    return { ...(typeof subnet === 'string' && { subnetId: subnet }), zone };
  });
  if (placements.length > 0) {
    return placements;
  }
  const named = group.properties.texts('AvailabilityZones').map((zone) => ({ zone }));
  return named.length > 0 ? named : [{ zone: assumedZone(0, scope) }];
}

/** The zones of the template's subnets, by identifier; undefined where the template does not tell. */
export function zonesOfSubnets(
  scope: Scope,
  report: (finding: Finding) => void,
): ReadonlyMap<string, string | undefined> {
  const subnets = resourcesOf('AWS::EC2::Subnet', scope, report);
  return new Map(subnets.map(({ reference, properties }) => [reference, properties.text('AvailabilityZone')]));
}

function assumedZone(index: number, scope: Scope): string {
  return `${scope.region}${'abc'.charAt(index % 3)}`;
}

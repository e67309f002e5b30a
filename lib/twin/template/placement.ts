import type { Finding } from './property-reader';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** Where a group may start an instance. */
export interface Placement {
  /** For example `us-east-1a`. */
  readonly zone: string;
  /** Undefined for a group that names zones and no subnets. */
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
  const zones = new Map(
    resourcesOf('AWS::EC2::Subnet', scope, report).map((subnet) => [
      subnet.reference,
      subnet.properties.text('AvailabilityZone'),
    ]),
  );
  const subnets = group.properties.texts('VPCZoneIdentifier').flatMap((list) => list.split(',').map((id) => id.trim()));
  const placements = subnets.map((subnetId, index) => {
    const zone = zones.get(subnetId);
    if (zone === undefined) {
      report({
        path: `${group.path}.Properties.VPCZoneIdentifier.${index}`,
        message: `the zone of ${subnetId} is not in the template, taken to be ${assumedZone(index, scope)}`,
      });
    }
    return { subnetId, zone: zone ?? assumedZone(index, scope) };
  });
  if (placements.length > 0) {
    return placements;
  }
  const named = group.properties.texts('AvailabilityZones').map((zone) => ({ zone }));
  return named.length > 0 ? named : [{ zone: assumedZone(0, scope) }];
}

function assumedZone(index: number, scope: Scope): string {
  return `${scope.region}${'abc'.charAt(index % 3)}`;
}

import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HardenedLaunchTemplate } from '../launch-template';
import { PropChecks } from '../prop-checks';

/** A rack-level spread placement group takes so many running instances in each zone. */
const SPREAD_LIMIT = 7;

/** What decides whether the instances of a group fit where they are placed. */
export interface PlacedGroup {
  readonly placementGroup?: ec2.IPlacementGroup;
  readonly launchTemplate?: ec2.ILaunchTemplate;
  readonly maxCapacity: number;
}

/**
 * What can be wrong with a group's placement in its subnets.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
 */
export function checkPlacement(group: PlacedGroup, subnets: ec2.SelectedSubnets): PropChecks {
  const { launchTemplate, maxCapacity } = group;
  const placement = launchTemplate instanceof HardenedLaunchTemplate ? launchTemplate.placement : undefined;
  const checks = new PropChecks()
    .rule(
      group.placementGroup === undefined || placement?._takesPlacementGroup !== false,
      'placementGroup must not be given when the launch template places instances on Dedicated Hosts',
    )
    .rule(
      group.placementGroup === undefined || placement?._hasPlacementGroup !== true,
      'placementGroup must not be given when the launch template has a placement group too',
    );
  const placementGroup = group.placementGroup ?? placement?.placementGroup;
  return placementGroup ? checks.include(checkFit(placementGroup, maxCapacity, knownZones(subnets))) : checks;
}

/** The zones are undefined when they cannot be told apart. */
function checkFit(placementGroup: ec2.IPlacementGroup, maxCapacity: number, zones?: readonly string[]): PropChecks {
  const count = zones?.length ?? 0;
  const room = SPREAD_LIMIT * count;
  return new PropChecks()
    .rule(
      !isCluster(placementGroup) || count <= 1,
      `a cluster placement group must have subnets in one zone, got ${zones?.join(', ')}`,
    )
    .rule(
      !isRackSpread(placementGroup) || count === 0 || Token.isUnresolved(maxCapacity) || maxCapacity <= room,
      `maxCapacity must be at most ${SPREAD_LIMIT} a zone with a spread placement group, got ${maxCapacity} and ${count}`,
    );
}

/** Of an imported group nothing is known; of one of this app no strategy means cluster. */
function isCluster(group: ec2.IPlacementGroup): boolean {
  const ownDefault = group instanceof ec2.PlacementGroup ? ec2.PlacementGroupStrategy.CLUSTER : undefined;
  return (group.strategy ?? ownDefault) === ec2.PlacementGroupStrategy.CLUSTER;
}

function isRackSpread({ strategy, spreadLevel }: ec2.IPlacementGroup): boolean {
  return strategy === ec2.PlacementGroupStrategy.SPREAD && spreadLevel !== ec2.PlacementGroupSpreadLevel.HOST;
}

function knownZones({ subnets }: ec2.SelectedSubnets): readonly string[] | undefined {
  const zones = subnets.map(zoneOf);
  return zones.includes(undefined) ? undefined : [...new Set(zones as string[])].sort();
}

/** A subnet that is imported by its id alone throws; of other tokens than the region's zones nothing is known. */
function zoneOf(subnet: ec2.ISubnet): string | undefined {
  try {
    const zone = subnet.availabilityZone;
    return Token.isUnresolved(zone) ? zoneOfRegion(subnet.stack.resolve(zone)) : zone;
  } catch {
    return undefined;
  }
}

/** In a stack without a region the zones of a VPC are the first, second, ... of `Fn::GetAZs`. */
function zoneOfRegion(resolved: { 'Fn::Select'?: [number, { 'Fn::GetAZs'?: string }] }): string | undefined {
  const [index, list] = resolved['Fn::Select'] ?? [];
  return list?.['Fn::GetAZs'] === undefined ? undefined : `zone ${index}`;
}

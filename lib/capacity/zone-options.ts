import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { ZoneDistribution } from './zone-distribution';
import type { ZoneImpairmentPolicy } from './zone-impairment-policy';

/** Where the instances of a group stand. */
export interface ZoneOptions {
  /**
   * How instances are spread over the Availability Zones of the subnets.
   *
   * @default - `balanced-best-effort`, the default of Amazon EC2 Auto Scaling
   */
  readonly zoneDistribution?: ZoneDistribution;

  /**
   * Whether a zonal shift may take an Availability Zone out of the group.
   *
   * @default - zonal shift is off
   */
  readonly zoneImpairmentPolicy?: ZoneImpairmentPolicy;

  /**
   * The placement group that instances are launched into.
   *
   * A cluster placement group stands in one zone, and so must the subnets; a rack-level spread placement group takes 7
   * instances a zone, so `maxCapacity` must be at most that. Both are checked where the strategy and the zones are known.
   *
   * @default - that of the launch template, if it has one
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups.html
   */
  readonly placementGroup?: ec2.IPlacementGroup;
}

/** Sets on the group what its L2 does not know. */
export function applyZoneOptions(resource: autoscaling.CfnAutoScalingGroup, props: ZoneOptions): void {
  const { zoneDistribution, zoneImpairmentPolicy, placementGroup } = props;
  if (zoneDistribution) {
    resource.availabilityZoneDistribution = { capacityDistributionStrategy: zoneDistribution.strategy };
  }
  if (zoneImpairmentPolicy) {
    const { zonalShiftEnabled, impairedZoneHealthCheckBehavior, skipZonalShiftValidation } = zoneImpairmentPolicy;
    resource.availabilityZoneImpairmentPolicy = { zonalShiftEnabled, impairedZoneHealthCheckBehavior };
    resource.skipZonalShiftValidation = skipZonalShiftValidation || undefined;
  }
  resource.placementGroup = placementGroup?.placementGroupName;
}

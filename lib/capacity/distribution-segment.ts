import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import type { CapacityDefinition } from './capacity-definition';
import { CapacityReservation, CapacityReservationTarget, checkResourceGroups } from './capacity-reservation';
import { checkInstanceTypes, type MixedInstanceType } from './mixed-instances';

/** A kind of capacity that instances can be launched into. */
export enum TargetCapacityType {
  /** On-Demand Capacity Reservations. */
  ON_DEMAND_CAPACITY_RESERVATION = 'on-demand-capacity-reservation',
  /** Capacity Blocks for ML. */
  CAPACITY_BLOCK = 'capacity-block',
  /** Capacity Reservations that their owner may take back. */
  INTERRUPTIBLE_CAPACITY_RESERVATION = 'interruptible-capacity-reservation',
  /** On-Demand capacity that nobody has reserved. */
  ON_DEMAND = 'on-demand',
}

/** Options of `CapacitySource.distributionSegment`. */
export interface DistributionSegmentOptions {
  /** The types, the best one first, 1 to 40. All must be of one architecture, save those with an image of their own. */
  readonly instanceTypes: MixedInstanceType[];

  /**
   * Kinds of capacity, the one to fill first first, at least one and none twice. `ON_DEMAND` must be the last; without it
   * launches fail when the reservations are full.
   */
  readonly targetCapacityTypes: TargetCapacityType[];

  /**
   * ARNs of the resource groups that hold the reservations.
   *
   * @default - the target in the launch template
   */
  readonly resourceGroupArns?: string[];
}

/** What can be wrong with a distribution segment. */
export function checkDistributionSegment(options: DistributionSegmentOptions): PropChecks {
  const { targetCapacityTypes: types, resourceGroupArns: arns } = options;
  const onDemand = types.indexOf(TargetCapacityType.ON_DEMAND);
  return checkInstanceTypes(options.instanceTypes)
    .rule(types.length > 0, 'targetCapacityTypes must not be empty')
    .rule(new Set(types).size === types.length, `targetCapacityTypes must not repeat a type, got ${types.join(', ')}`)
    .rule(
      onDemand === -1 || onDemand === types.length - 1,
      `targetCapacityTypes must have on-demand last, got ${types.join(', ')}`,
    )
    .include(arns ? checkResourceGroups('resourceGroupArns', arns) : new PropChecks());
}

/** The definition of a distribution segment; AWS takes one, with the order of the list and the default preference. */
export function distributionSegment(options: DistributionSegmentOptions): CapacityDefinition {
  const { instanceTypes, targetCapacityTypes, resourceGroupArns } = options;
  return {
    overrides: instanceTypes,
    distribution: { onDemandAllocationStrategy: autoscaling.OnDemandAllocationStrategy.PRIORITIZED },
    targetCapacityTypes,
    capacityReservation: CapacityReservation.defaultPreference(
      resourceGroupArns && CapacityReservationTarget.resourceGroups(resourceGroupArns),
    ),
  };
}

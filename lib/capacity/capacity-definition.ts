import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CapacityReservation } from './capacity-reservation';
import type { InstanceRequirements } from './instance-requirements';
import type { OverrideOptions } from './override-options';

/** What a `CapacitySource` comes to: plain data, that is checked against the rest of the group and then rendered. */
export interface CapacityDefinition {
  /** In order of preference; none, where the launch template alone says what is launched. */
  readonly overrides: readonly CapacityOverride[];
  readonly distribution?: autoscaling.CfnAutoScalingGroup.InstancesDistributionProperty;
  /** Of a distribution segment, the kinds of capacity in the order in which they are tried. */
  readonly targetCapacityTypes?: readonly string[];
  readonly desiredCapacityType?: string;
  /** Whether Spot Instances are replaced before they are interrupted; undefined without any. */
  readonly capacityRebalance?: boolean;
  /** What a kind of source asks of the group's reservations. */
  readonly capacityReservation?: CapacityReservation;
}

/** An instance type or a set of requirements, and what is launched with it. */
export interface CapacityOverride extends OverrideOptions {
  readonly instanceType?: ec2.InstanceType;
  readonly weight?: number;
  readonly requirements?: InstanceRequirements;
}

/** Spot Instances are launched by everything that tells how they are allocated. */
export function hasSpot({ distribution }: CapacityDefinition): boolean {
  return distribution?.spotAllocationStrategy !== undefined;
}

/** Whether the group's sizes count units, not instances. */
export function isWeighted({ overrides }: CapacityDefinition): boolean {
  return overrides.some(({ weight }) => weight !== undefined);
}

/** Whether kinds of capacity are tried one after the other. */
export function hasSegments({ targetCapacityTypes }: CapacityDefinition): boolean {
  return targetCapacityTypes !== undefined;
}

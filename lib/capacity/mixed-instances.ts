import { Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropChecks } from '../prop-checks';
import { checkOneArchitecture, checkOwnTemplates } from './architecture';
import type { CapacityDefinition } from './capacity-definition';
import { checkTemplates, type OverrideOptions } from './override-options';
import { PurchaseOption } from './purchase-option';

/** A type of instance that a group may launch. */
export interface MixedInstanceType extends OverrideOptions {
  /** The type. */
  readonly instanceType: ec2.InstanceType;

  /**
   * Units of capacity that an instance of this type counts for, 1 to 999.
   *
   * Either all types of a group have one or none. With them the group's sizes are units, and the group may exceed its
   * maximum by less than the largest of them.
   *
   * @default - none, each instance counts as 1
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-instance-weighting.html
   */
  readonly weight?: number;
}

/** Options of `CapacitySource.mixedInstances`. */
export interface MixedInstancesOptions {
  /** The types, the best one first, 1 to 40. All must be of one architecture, save those with an image of their own. */
  readonly instanceTypes: MixedInstanceType[];

  /**
   * What the instances are bought as.
   *
   * @default PurchaseOption.onDemand()
   */
  readonly purchaseOption?: PurchaseOption;
}

/** What can be wrong with a list of types. */
export function checkInstanceTypes(instanceTypes: readonly MixedInstanceType[]): PropChecks {
  const weights = instanceTypes.map(({ weight }) => weight);
  const weighted = weights.filter((weight) => weight !== undefined).length;
  const twice = namedTwice(instanceTypes);
  const checks = new PropChecks()
    .rule(
      instanceTypes.length >= 1 && instanceTypes.length <= 40,
      `instanceTypes must be 1 to 40 types, got ${instanceTypes.length}`,
    )
    .rule(twice.length === 0, `instanceTypes must not name a type twice, got ${twice.join(', ')}`)
    .rule(
      weighted === 0 || weighted === weights.length,
      `weight must be given for all instanceTypes or none, got ${weighted} of ${weights.length}`,
    )
    .include(checkOneArchitecture(instanceTypes))
    .include(checkOwnTemplates(instanceTypes))
    .include(checkTemplates(instanceTypes));
  return weights.reduce((all: PropChecks, weight) => all.integer('weight', weight, 1, 999), checks);
}

/** The definition of a list of types. */
export function mixedInstances(options: MixedInstancesOptions): CapacityDefinition {
  const { instanceTypes, purchaseOption = PurchaseOption.onDemand() } = options;
  const { onDemandAllocationStrategy = autoscaling.OnDemandAllocationStrategy.PRIORITIZED } =
    purchaseOption._distribution;
  return {
    overrides: instanceTypes,
    distribution: { ...purchaseOption._distribution, onDemandAllocationStrategy },
    capacityRebalance: purchaseOption._capacityRebalance,
  };
}

/** A type may come again with an image of its own. */
function namedTwice(instanceTypes: readonly MixedInstanceType[]): readonly string[] {
  const names = instanceTypes
    .filter(({ launchTemplate, machineImage }) => launchTemplate === undefined && machineImage === undefined)
    .map(({ instanceType }) => instanceType.toString())
    .filter((name) => !Token.isUnresolved(name));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

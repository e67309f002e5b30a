import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { checkOwnTemplates } from './architecture';
import type { CapacityDefinition } from './capacity-definition';
import { checkRequirements } from './check-requirements';
import type { InstanceRequirements } from './instance-requirements';
import { checkTemplates } from './override-options';
import { PurchaseOption } from './purchase-option';

/** What the sizes of a group count. */
export enum DesiredCapacityType {
  /** Instances. */
  UNITS = 'units',
  /** Virtual CPUs. */
  VCPU = 'vcpu',
  /** Mebibytes of memory. */
  MEMORY_MIB = 'memory-mib',
}

/** Options of `CapacitySource.attributes`. */
export interface AttributesOptions {
  /** Sets of attributes, 1 to 4. An instance type is launched when it has all the attributes of one of them. */
  readonly instanceRequirements: InstanceRequirements[];

  /**
   * What the instances are bought as.
   *
   * @default PurchaseOption.onDemand()
   */
  readonly purchaseOption?: PurchaseOption;

  /**
   * What the group's sizes count. With other than instances, `minCapacity` and `maxCapacity` are virtual CPUs or mebibytes.
   *
   * @default DesiredCapacityType.UNITS
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html
   */
  readonly desiredCapacityType?: DesiredCapacityType;
}

/** What can be wrong with attribute-based selection. */
export function checkAttributes(options: AttributesOptions): PropChecks {
  const { instanceRequirements: sets, purchaseOption = PurchaseOption.onDemand() } = options;
  const { onDemandAllocationStrategy, spotAllocationStrategy } = purchaseOption._distribution;
  const checks = new PropChecks()
    .rule(
      sets.length >= 1 && sets.length <= 4,
      `instanceRequirements must be 1 to 4 sets of attributes, got ${sets.length}`,
    )
    .rule(
      onDemandAllocationStrategy !== autoscaling.OnDemandAllocationStrategy.PRIORITIZED,
      'onDemandAllocation must be lowest-price with CapacitySource.attributes, got prioritized',
    )
    .rule(
      spotAllocationStrategy !== 'capacity-optimized-prioritized',
      'allocation must not be capacity-optimized-prioritized with CapacitySource.attributes, which has no order of types',
    )
    .include(checkTemplates(sets))
    .include(checkOwnTemplates(attributes(options).overrides));
  const hasSpot = spotAllocationStrategy !== undefined;
  return sets.reduce((all, requirements) => all.include(checkRequirements(requirements, hasSpot)), checks);
}

/** The definition of attribute-based selection. */
export function attributes(options: AttributesOptions): CapacityDefinition {
  const { instanceRequirements, purchaseOption = PurchaseOption.onDemand() } = options;
  const onDemandAllocationStrategy = autoscaling.OnDemandAllocationStrategy.LOWEST_PRICE;
  return {
    overrides: instanceRequirements.map((requirements) => ({
      requirements,
      launchTemplate: requirements.launchTemplate,
      machineImage: requirements.machineImage,
    })),
    distribution: { ...purchaseOption._distribution, onDemandAllocationStrategy },
    capacityRebalance: purchaseOption._capacityRebalance,
    desiredCapacityType: options.desiredCapacityType ?? DesiredCapacityType.UNITS,
  };
}

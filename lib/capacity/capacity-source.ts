import { type AttributesOptions, attributes, checkAttributes } from './attributes';
import type { CapacityDefinition } from './capacity-definition';
import { checkDistributionSegment, type DistributionSegmentOptions, distributionSegment } from './distribution-segment';
import { checkInstanceTypes, type MixedInstancesOptions, mixedInstances } from './mixed-instances';

/**
 * What a group launches its instances as: one static factory a kind.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', {
 *   vpc,
 *   capacitySource: CapacitySource.attributes({
 *     instanceRequirements: [{ vCpuCountMin: 2, vCpuCountMax: 4, memoryMin: Size.gibibytes(8) }],
 *     purchaseOption: PurchaseOption.spot({ onDemandPercentageAboveBaseCapacity: 25 }),
 *   }),
 * });
 */
export class CapacitySource {
  /** The one instance type of the launch template, bought as the template says. */
  public static launchTemplate(): CapacitySource {
    return new CapacitySource({ overrides: [] });
  }

  /**
   * A list of instance types, with Spot Instances if you like.
   *
   * A launch template that the group or an `ElasticService` makes takes the image for the first of them.
   *
   * @throws when an option is out of range, or one contradicts another, with everything that is wrong
   */
  public static mixedInstances(options: MixedInstancesOptions): CapacitySource {
    checkInstanceTypes(options.instanceTypes).throwFor('CapacitySource.mixedInstances');
    return new CapacitySource(mixedInstances(options));
  }

  /**
   * Whatever instance types have the attributes that you name, also those that come later.
   *
   * Of them AWS takes those that the image can run on, and whose price is not far above that of the cheapest.
   *
   * @throws when an option is out of range, or one contradicts another, with everything that is wrong
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html
   */
  public static attributes(options: AttributesOptions): CapacitySource {
    checkAttributes(options).throwFor('CapacitySource.attributes');
    return new CapacitySource(attributes(options));
  }

  /**
   * A list of instance types that are launched into one kind of capacity after the other: reservations, Capacity Blocks,
   * and then On-Demand.
   *
   * @throws when an option is out of range, or one contradicts another, with everything that is wrong
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/use-distribution-segments.html
   */
  public static distributionSegment(options: DistributionSegmentOptions): CapacitySource {
    checkDistributionSegment(options).throwFor('CapacitySource.distributionSegment');
    return new CapacitySource(distributionSegment(options));
  }

  private constructor(
    /** @internal */
    public readonly _definition: CapacityDefinition,
  ) {}
}

import { Token } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { SpotAllocation } from './spot-allocation';

/** How On-Demand Instances are chosen. */
export interface OnDemandPurchaseOptions {
  /**
   * How On-Demand Instances are chosen among the types that may be launched: in the order of the list, or the cheapest.
   *
   * @default - `PRIORITIZED`; with attribute-based selection `LOWEST_PRICE`, the only one that it takes
   */
  readonly onDemandAllocation?: autoscaling.OnDemandAllocationStrategy;
}

/** How much is bought as Spot Instances, and how they are chosen. */
export interface SpotPurchaseOptions extends OnDemandPurchaseOptions {
  /**
   * Capacity that is On-Demand before any Spot, a whole number of at least 0, in the unit of the group's sizes.
   *
   * @default 0
   */
  readonly onDemandBaseCapacity?: number;

  /**
   * Of the capacity above the base, what is On-Demand, in percent, 0 to 99. Fractions of an instance go to On-Demand.
   *
   * @default 0
   */
  readonly onDemandPercentageAboveBaseCapacity?: number;

  /**
   * How Spot Instances are chosen.
   *
   * @default SpotAllocation.priceCapacityOptimized()
   */
  readonly allocation?: SpotAllocation;

  /**
   * Most that is paid for a Spot Instance, in USD per hour and unit of capacity, at least 0.001.
   *
   * Amazon advises against it: instances are interrupted more often, and none may be launched.
   *
   * @default - the On-Demand price
   */
  readonly maxPrice?: number;

  /**
   * Launch a replacement as soon as EC2 says that an instance is at risk of interruption, and terminate that one then. For
   * it the group may exceed its maximum by 10 %.
   *
   * @default true
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html
   */
  readonly capacityRebalance?: boolean;
}

/**
 * What instances are bought as: one static factory a kind.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', {
 *   vpc,
 *   capacitySource: CapacitySource.mixedInstances({
 *     instanceTypes: [
 *       { instanceType: new ec2.InstanceType('m7g.large') },
 *       { instanceType: new ec2.InstanceType('m6g.large') },
 *     ],
 *     purchaseOption: PurchaseOption.spot({ onDemandBaseCapacity: 2 }),
 *   }),
 * });
 */
export class PurchaseOption {
  /** On-Demand Instances alone. */
  public static onDemand(options: OnDemandPurchaseOptions = {}): PurchaseOption {
    return new PurchaseOption({ onDemandAllocationStrategy: options.onDemandAllocation });
  }

  /**
   * Spot Instances, above a share of On-Demand Instances.
   *
   * @throws when an option is out of range
   */
  public static spot(options: SpotPurchaseOptions = {}): PurchaseOption {
    checkSpot(options).throwFor('PurchaseOption.spot');
    const { allocation = SpotAllocation.priceCapacityOptimized() } = options;
    const distribution = {
      onDemandAllocationStrategy: options.onDemandAllocation,
      onDemandBaseCapacity: options.onDemandBaseCapacity ?? 0,
      onDemandPercentageAboveBaseCapacity: options.onDemandPercentageAboveBaseCapacity ?? 0,
      spotAllocationStrategy: allocation.strategy,
      spotInstancePools: allocation.pools,
      spotMaxPrice: options.maxPrice?.toString(),
    };
    return new PurchaseOption(distribution, options.capacityRebalance ?? true);
  }

  private constructor(
    /** @internal */
    public readonly _distribution: autoscaling.CfnAutoScalingGroup.InstancesDistributionProperty,
    /** @internal */
    public readonly _capacityRebalance?: boolean,
  ) {}
}

function checkSpot(options: SpotPurchaseOptions): PropChecks {
  const { maxPrice } = options;
  return new PropChecks()
    .integer('onDemandBaseCapacity', options.onDemandBaseCapacity, 0)
    .integer('onDemandPercentageAboveBaseCapacity', options.onDemandPercentageAboveBaseCapacity, 0, 99)
    .rule(!Token.isUnresolved(maxPrice), 'maxPrice must be known at synthesis, got a token')
    .number('maxPrice', maxPrice, 0.001, Number.POSITIVE_INFINITY);
}

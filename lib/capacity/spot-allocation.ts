import { PropChecks } from '../prop-checks';

/** Options of `SpotAllocation.lowestPrice`. */
export interface LowestPriceOptions {
  /**
   * Cheapest Spot pools of a zone that instances are spread over, 1 to 20. A pool is a type of instance in a zone.
   *
   * @default 2
   */
  readonly pools?: number;
}

/**
 * How Spot Instances are chosen among the types that may be launched: one static factory a strategy.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html
 *
 * @example
 * PurchaseOption.spot({ allocation: SpotAllocation.capacityOptimized() });
 */
export class SpotAllocation {
  /** From the pools that are least likely to be interrupted, the cheapest. What Amazon recommends. */
  public static priceCapacityOptimized(): SpotAllocation {
    return new SpotAllocation('price-capacity-optimized');
  }

  /** From the pools with most capacity to spare, whatever they cost: fewest interruptions. */
  public static capacityOptimized(): SpotAllocation {
    return new SpotAllocation('capacity-optimized');
  }

  /** By capacity first, and then in the order of the list of types. Not for attribute-based selection, which has none. */
  public static capacityOptimizedPrioritized(): SpotAllocation {
    return new SpotAllocation('capacity-optimized-prioritized');
  }

  /**
   * From the cheapest pools, which are the most likely to be interrupted.
   *
   * @throws when `pools` is out of range
   */
  public static lowestPrice(options: LowestPriceOptions = {}): SpotAllocation {
    const { pools = 2 } = options;
    new PropChecks().integer('pools', pools, 1, 20).throwFor('SpotAllocation.lowestPrice');
    return new SpotAllocation('lowest-price', pools);
  }

  private constructor(
    /** The name of the strategy, as the API has it. */
    public readonly strategy: string,
    /** Pools that instances are spread over; of `lowest-price` only. */
    public readonly pools?: number,
  ) {}
}

import { checkReservationId, checkResourceGroup } from './capacity/capacity-reservation';

/**
 * Which Capacity Reservations instances of a launch template run in: one static factory a kind, because a template has one
 * of them alone.
 *
 * What the group itself says of them, by `CapacityReservation` and `CapacityReservationTarget`, goes before it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/target-capacity-reservations.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * const capacityReservationTargeting = CapacityReservationTargeting.reservation('cr-0123456789abcdef0');
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', { vpc, capacityReservationTargeting });
 */
export class CapacityReservationTargeting {
  /** Any open reservation that matches, and else On-Demand capacity. It is what Amazon EC2 does unless told. */
  public static open(): CapacityReservationTargeting {
    return new CapacityReservationTargeting({ CapacityReservationPreference: 'open' });
  }

  /** No reservation, also where one is open. */
  public static none(): CapacityReservationTargeting {
    return new CapacityReservationTargeting({ CapacityReservationPreference: 'none' });
  }

  /** Reservations alone; a launch fails when none has room. */
  public static reservationsOnly(): CapacityReservationTargeting {
    return new CapacityReservationTargeting({ CapacityReservationPreference: 'capacity-reservations-only' });
  }

  /**
   * One On-Demand Capacity Reservation; a launch fails when it has no room.
   *
   * @throws when it is no id of a reservation
   */
  public static reservation(capacityReservationId: string): CapacityReservationTargeting {
    return new CapacityReservationTargeting(targetOf(capacityReservationId));
  }

  /**
   * The reservations of a resource group.
   *
   * @throws when it is no ARN of a resource group
   */
  public static resourceGroup(capacityReservationResourceGroupArn: string): CapacityReservationTargeting {
    checkResourceGroup('capacityReservationResourceGroupArn', capacityReservationResourceGroupArn).throwFor(
      'CapacityReservationTargeting',
    );
    return new CapacityReservationTargeting({
      CapacityReservationTarget: { CapacityReservationResourceGroupArn: capacityReservationResourceGroupArn },
    });
  }

  /**
   * A Capacity Block, which ends at a set time.
   *
   * @throws when it is no id of a reservation
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-template-capacity-blocks.html
   */
  public static capacityBlock(capacityReservationId: string): CapacityReservationTargeting {
    return new CapacityReservationTargeting(targetOf(capacityReservationId), 'capacity-block');
  }

  /**
   * An interruptible Capacity Reservation, whose owner may take the capacity back.
   *
   * @throws when it is no id of a reservation
   */
  public static interruptible(capacityReservationId: string): CapacityReservationTargeting {
    return new CapacityReservationTargeting(targetOf(capacityReservationId), 'interruptible-capacity-reservation');
  }

  private constructor(
    private readonly specification: object,
    private readonly marketType?: string,
  ) {}

  /**
   * Whether reservations are named, as `ZoneDistribution.reservationsThenBalanced` asks for.
   *
   * @internal
   */
  public get _hasTarget(): boolean {
    return 'CapacityReservationTarget' in this.specification;
  }

  /** @internal */
  public _render(): { readonly [property: string]: object } {
    return {
      CapacityReservationSpecification: this.specification,
      ...(this.marketType && { InstanceMarketOptions: { MarketType: this.marketType } }),
    };
  }
}

function targetOf(capacityReservationId: string): object {
  checkReservationId('capacityReservationId', capacityReservationId).throwFor('CapacityReservationTargeting');
  return { CapacityReservationTarget: { CapacityReservationId: capacityReservationId } };
}

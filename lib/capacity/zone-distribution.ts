/**
 * How a group spreads its instances over Availability Zones, and what it does when launches fail in one of them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', { vpc, zoneDistribution: ZoneDistribution.balancedOnly() });
 */
export class ZoneDistribution {
  /** Equal numbers in all zones; when launches fail in one, the group launches in another zone instead. */
  public static balancedBestEffort(): ZoneDistribution {
    return new ZoneDistribution('balanced-best-effort');
  }

  /** Equal numbers in all zones; when launches fail in one, the group goes on trying there. For quorums. */
  public static balancedOnly(): ZoneDistribution {
    return new ZoneDistribution('balanced-only');
  }

  /**
   * First into the Capacity Reservations, wherever they are, and the rest in equal numbers.
   *
   * The reservations must be named, by id or resource group, on the group or in its launch template.
   */
  public static reservationsThenBalanced(): ZoneDistribution {
    return new ZoneDistribution('reservations-then-balanced');
  }

  private constructor(
    /** Name of the strategy in CloudFormation. */
    public readonly strategy: string,
  ) {}
}

/** Properties of `ZoneImpairmentPolicy.replaceUnhealthy` and `ZoneImpairmentPolicy.ignoreUnhealthy`. */
export interface ZonalShiftOptions {
  /**
   * Turn zonal shift on although a load balancer of the group has cross-zone load balancing off. Amazon EC2 Auto Scaling
   * refuses that otherwise, because the zones may then get more load than their instances can take.
   *
   * @default false
   */
  readonly skipZonalShiftValidation?: boolean;
}

/**
 * Whether a zonal shift may take an Availability Zone out of a group, and what becomes of unhealthy instances there.
 *
 * While a shift is on, launches go to the other zones, and policies do not scale in. The shift itself is started in Amazon
 * Application Recovery Controller.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-zonal-shift.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', { vpc, zoneImpairmentPolicy: ZoneImpairmentPolicy.ignoreUnhealthy() });
 */
export class ZoneImpairmentPolicy {
  /** Zonal shift is on; unhealthy instances are replaced in all zones, also in the impaired one. */
  public static replaceUnhealthy(options: ZonalShiftOptions = {}): ZoneImpairmentPolicy {
    return new ZoneImpairmentPolicy(true, 'ReplaceUnhealthy', options.skipZonalShiftValidation);
  }

  /** Zonal shift is on; instances in the impaired zone are left as they are, so that they serve again after the shift. */
  public static ignoreUnhealthy(options: ZonalShiftOptions = {}): ZoneImpairmentPolicy {
    return new ZoneImpairmentPolicy(true, 'IgnoreUnhealthy', options.skipZonalShiftValidation);
  }

  /** Takes a group on which zonal shift was on out of it again. */
  public static off(): ZoneImpairmentPolicy {
    return new ZoneImpairmentPolicy(false, 'ReplaceUnhealthy');
  }

  private constructor(
    /** Whether the group can be shifted out of a zone. */
    public readonly zonalShiftEnabled: boolean,
    /** What CloudFormation calls the behaviour of health checks in the impaired zone. */
    public readonly impairedZoneHealthCheckBehavior: string,
    /** Whether the check of the load balancers is left out. */
    public readonly skipZonalShiftValidation?: boolean,
  ) {}
}

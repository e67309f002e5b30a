import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';

/** Options of `InstanceMaintenance.launchBeforeTerminating`. */
export interface LaunchBeforeTerminatingOptions {
  /**
   * Most instances there may be while some are replaced, in percent of desired capacity, 100 to 200. It may go above
   * `maxCapacity`, and with 100 it is one instance at a time.
   *
   * @default 110
   */
  readonly maxHealthyPercentage?: number;
}

/** Options of `InstanceMaintenance.terminateBeforeLaunching`. */
export interface TerminateBeforeLaunchingOptions {
  /**
   * Fewest healthy instances while some are replaced, in percent of desired capacity, 0 to 100.
   *
   * @default 90
   */
  readonly minHealthyPercentage?: number;
}

/** Options of `InstanceMaintenance.custom`. */
export interface CustomMaintenanceOptions {
  /** Fewest healthy instances while some are replaced, in percent of desired capacity, 0 to 100. */
  readonly minHealthyPercentage: number;

  /**
   * Most instances while some are replaced, in percent of desired capacity, 100 to 200, and at most 100 above
   * `minHealthyPercentage`.
   */
  readonly maxHealthyPercentage: number;
}

/**
 * How many instances a group has while it replaces some: unhealthy ones, at the end of their life, to balance zones, or in
 * an instance refresh that does not say it itself.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', { vpc, instanceMaintenance: InstanceMaintenance.launchBeforeTerminating() });
 */
export class InstanceMaintenance {
  /**
   * New instances first: capacity never falls, and for a while more is paid.
   *
   * @throws when the percentage is out of range
   */
  public static launchBeforeTerminating(options: LaunchBeforeTerminatingOptions = {}): InstanceMaintenance {
    const { maxHealthyPercentage = 110 } = options;
    checkMax(maxHealthyPercentage).throwFor('InstanceMaintenance.launchBeforeTerminating');
    return new InstanceMaintenance(100, maxHealthyPercentage);
  }

  /**
   * Old instances first: never more than desired, and for a while less is there to serve.
   *
   * @throws when the percentage is out of range
   */
  public static terminateBeforeLaunching(options: TerminateBeforeLaunchingOptions = {}): InstanceMaintenance {
    const { minHealthyPercentage = 90 } = options;
    checkMin(minHealthyPercentage).throwFor('InstanceMaintenance.terminateBeforeLaunching');
    return new InstanceMaintenance(minHealthyPercentage, 100);
  }

  /**
   * Both at once, inside two bounds.
   *
   * @throws when a percentage is out of range, or they are too far apart
   */
  public static custom(options: CustomMaintenanceOptions): InstanceMaintenance {
    const { minHealthyPercentage: min, maxHealthyPercentage: max } = options;
    checkMin(min)
      .include(checkMax(max))
      .atMost('maxHealthyPercentage', max, 'minHealthyPercentage plus 100', min + 100)
      .throwFor('InstanceMaintenance.custom');
    return new InstanceMaintenance(min, max);
  }

  private constructor(
    private readonly minHealthyPercentage: number,
    private readonly maxHealthyPercentage: number,
  ) {}

  /** @internal */
  public _render(): CfnAutoScalingGroup.InstanceMaintenancePolicyProperty {
    return { minHealthyPercentage: this.minHealthyPercentage, maxHealthyPercentage: this.maxHealthyPercentage };
  }
}

function checkMin(value: number): PropChecks {
  return new PropChecks().integer('minHealthyPercentage', value, 0, 100);
}

function checkMax(value: number): PropChecks {
  return new PropChecks().integer('maxHealthyPercentage', value, 100, 200);
}

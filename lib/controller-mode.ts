import { Duration, Tokenization } from 'aws-cdk-lib';
import { PropChecks } from './prop-checks';

/** How a controller finds the capacity that a load needs. */
export interface ControllerModeOptions {
  /**
   * Share of minutes that may have utilisation above 85 %, in percent, 0.1 to 50: less is safer, more is cheaper.
   *
   * @default 1
   */
  readonly quality?: number;

  /**
   * From the launch of an instance until it serves, 0 to 3600 seconds, counted in full minutes.
   *
   * @default Duration.minutes(2)
   */
  readonly bootTime?: Duration;

  /**
   * For how long capacity is kept after the minute for which it was planned, 0 to 86400 seconds.
   *
   * @default Duration.minutes(15)
   */
  readonly minimumHold?: Duration;
}

/**
 * What a controller does at each tick of its schedule: one static factory a mode.
 *
 * @example
 * declare const group: autoscaling.IAutoScalingGroup;
 *
 * new CapacityController(this, 'Controller', {
 *   autoScalingGroup: group,
 *   mode: ControllerMode.lead({ quality: 0.5, bootTime: Duration.minutes(3) }),
 * });
 */
export class ControllerMode {
  /**
   * Decides as `lead` does, writes to its log what it would do, and changes nothing.
   *
   * @throws when an option is out of range
   */
  public static shadow(options: ControllerModeOptions = {}): ControllerMode {
    return new ControllerMode('shadow', options);
  }

  /**
   * Sets the group's desired capacity to what is planned for the load that is to come, in both directions: up at once,
   * down when what was planned has been held.
   *
   * It never lowers capacity on data that is missing, stale or absurd. Policies of the group may add capacity to it; let
   * none remove any (`disableScaleIn`), for the controller would put it back the next minute. Instances need detailed
   * monitoring, and the group its metrics (`GroupMetrics.all()`), both of which `ElasticGroup` turns on.
   *
   * @throws when an option is out of range
   */
  public static lead(options: ControllerModeOptions = {}): ControllerMode {
    return new ControllerMode('lead', options);
  }

  /** Variables of the function's environment that say this. */
  public readonly environment: { [name: string]: string };

  private constructor(
    /** `shadow` or `lead`. */
    public readonly name: string,
    options: ControllerModeOptions,
  ) {
    const { quality = 1, bootTime = Duration.minutes(2), minimumHold = Duration.minutes(15) } = options;
    new PropChecks()
      .number('quality', quality, 0.1, 50)
      .seconds('bootTime', bootTime, 0, 3600)
      .seconds('minimumHold', minimumHold, 0, 86_400)
      .throwFor(`ControllerMode.${name}`);
    this.environment = {
      CONTROLLER_MODE: name,
      QUALITY: Tokenization.stringifyNumber(quality),
      BOOT_TIME: Tokenization.stringifyNumber(bootTime.toSeconds()),
      MINIMUM_HOLD: Tokenization.stringifyNumber(minimumHold.toSeconds()),
    };
  }
}

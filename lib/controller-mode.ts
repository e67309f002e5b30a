import { Duration, Tokenization } from 'aws-cdk-lib';
import { PropChecks } from './prop-checks';

/** How a controller finds the capacity that a load needs. */
export interface ControllerModeOptions {
  /**
   * Share of an instance's capacity that load may use, in percent, 1 to 100.
   *
   * @default 60
   */
  readonly targetUtilization?: number;

  /**
   * Time for which a lower need must last before capacity is lowered, 0 to 86400 seconds.
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
 *   mode: ControllerMode.lead({ targetUtilization: 50 }),
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
   * Sets the group's desired capacity from the load, in both directions: up at once, down when a lower need has lasted.
   *
   * It never lowers capacity on data that is missing, stale or absurd. Policies of the group may add capacity to it; let
   * none remove any (`disableScaleIn`), for the controller would put it back the next minute. Instances need detailed
   * monitoring.
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
    const { targetUtilization = 60, minimumHold = Duration.minutes(15) } = options;
    new PropChecks()
      .number('targetUtilization', targetUtilization, 1, 100)
      .seconds('minimumHold', minimumHold, 0, 86_400)
      .throwFor(`ControllerMode.${name}`);
    this.environment = {
      CONTROLLER_MODE: name,
      TARGET_UTILIZATION: Tokenization.stringifyNumber(targetUtilization),
      MINIMUM_HOLD: Tokenization.stringifyNumber(minimumHold.toSeconds()),
    };
  }
}

import { Duration, Token, Tokenization } from 'aws-cdk-lib';
import { BootTime } from './boot-time';
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
   * From the launch of an instance until it serves.
   *
   * @default BootTime.given(Duration.minutes(2))
   */
  readonly bootTime?: BootTime;

  /**
   * For how long capacity is kept after the minute for which it was planned, 0 to 86400 seconds.
   *
   * @default Duration.minutes(15)
   */
  readonly minimumHold?: Duration;
}

/** How a controller that leads follows its plan. */
export interface LeadOptions extends ControllerModeOptions {
  /**
   * By how much a plan may be lower without being followed, in percent of desired capacity, 0 to 100.
   *
   * @default 0
   */
  readonly tolerance?: number;

  /**
   * Most that is removed at a tick, in percent of desired capacity, 1 to 100, but always one instance.
   *
   * @default 50
   */
  readonly scaleInLimit?: number;

  /**
   * Most that is added at a tick, in percent of desired capacity, 1 to 10000, but always one instance.
   *
   * @default - no limit but the group's maximum
   */
  readonly scaleOutLimit?: number;
}

/**
 * What a controller does at each tick of its schedule: one static factory a mode.
 *
 * @example
 * declare const group: autoscaling.IAutoScalingGroup;
 *
 * new CapacityController(this, 'Controller', {
 *   autoScalingGroup: group,
 *   mode: ControllerMode.lead({ quality: 0.5, bootTime: BootTime.given(Duration.minutes(3)) }),
 * });
 */
export class ControllerMode {
  /**
   * Raises the group's minimum ahead of the load, and leaves desired capacity to the group's own scaling policies.
   *
   * The floors of the next 24 hours are scheduled actions of the group that set its minimum and nothing else. The last of
   * them goes back to the baseline, so that the plan is carried out, and ends, also when the function is gone.
   *
   * @throws when an option is out of range
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
   */
  public static floor(options: ControllerModeOptions = {}): ControllerMode {
    return ControllerMode.of('floor', options);
  }

  /**
   * Sets the group's desired capacity to what is planned for the load that is to come, in both directions: up at once,
   * down when what was planned has been held. Floors below it come into force when it does so no more.
   *
   * It never lowers capacity on data that is missing, stale or absurd. Policies of the group may add capacity to it; let
   * none remove any (`disableScaleIn`), for the controller would put it back the next minute. Instances need detailed
   * monitoring, and the group its metrics (`GroupMetrics.all()`), both of which `ElasticGroup` turns on.
   *
   * @throws when an option is out of range
   */
  public static lead(options: LeadOptions = {}): ControllerMode {
    return ControllerMode.of('lead', options);
  }

  /**
   * Decides as another mode does, reports what it would do, and writes nothing.
   *
   * @param mode what it decides as; `ControllerMode.floor()` when none is given
   */
  public static shadow(mode: ControllerMode = ControllerMode.floor()): ControllerMode {
    return new ControllerMode(mode.name, mode.bootTime, true, { ...mode.environment, SHADOW: 'true' });
  }

  private static of(name: string, options: LeadOptions): ControllerMode {
    const {
      quality = 1,
      minimumHold = Duration.minutes(15),
      tolerance = 0,
      scaleInLimit = 50,
      scaleOutLimit,
    } = options;
    const { bootTime = BootTime.given(Duration.minutes(2)) } = options;
    new PropChecks()
      .number('quality', quality, 0.1, 50)
      .seconds('minimumHold', minimumHold, 0, 86_400)
      .number('tolerance', tolerance, 0, 100)
      .number('scaleInLimit', scaleInLimit, 1, 100)
      .number('scaleOutLimit', scaleOutLimit, 1, 10_000)
      .throwFor(`ControllerMode.${name}`);
    return new ControllerMode(name, bootTime, false, {
      CONTROLLER_MODE: name,
      SHADOW: 'false',
      QUALITY: decimal(quality),
      BOOT_TIME: decimal(bootTime.duration.toSeconds()),
      LEARN_BOOT_TIME: `${bootTime.isLearned}`,
      MINIMUM_HOLD: decimal(minimumHold.toSeconds()),
      TOLERANCE: decimal(tolerance),
      SCALE_IN_LIMIT: decimal(scaleInLimit),
      ...(scaleOutLimit !== undefined && { SCALE_OUT_LIMIT: decimal(scaleOutLimit) }),
    });
  }

  private constructor(
    /** What it decides as: `floor` or `lead`. */
    public readonly name: string,
    /** From the launch of an instance until it serves. */
    public readonly bootTime: BootTime,
    /** Whether it writes nothing. */
    public readonly isShadow: boolean,
    /** Variables of the function's environment that say this. */
    public readonly environment: { [name: string]: string },
  ) {}
}

/** A number without an exponent, of at most six decimals; a token stays one. */
function decimal(value: number): string {
  return Tokenization.stringifyNumber(Token.isUnresolved(value) ? value : Number(value.toFixed(6)));
}

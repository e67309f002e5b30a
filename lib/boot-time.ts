import { Duration } from 'aws-cdk-lib';
import { PropChecks } from './prop-checks';

/** What holds until a boot time is learned. */
export interface LearnedBootTimeOptions {
  /**
   * What counts until three launches of the group were seen, 0 to 3600 seconds, in full minutes.
   *
   * @default Duration.minutes(2)
   */
  readonly atFirst?: Duration;
}

/**
 * From the launch of an instance until it serves: how far ahead a controller has to plan.
 *
 * @example
 * declare const group: autoscaling.IAutoScalingGroup;
 *
 * new CapacityController(this, 'Controller', {
 *   autoScalingGroup: group,
 *   mode: ControllerMode.floor({ bootTime: BootTime.learned({ atFirst: Duration.minutes(5) }) }),
 * });
 */
export class BootTime {
  /**
   * A time that you measured.
   *
   * @param duration 0 to 3600 seconds, counted in full minutes
   * @throws when it is out of range
   */
  public static given(duration: Duration): BootTime {
    new PropChecks().seconds('duration', duration, 0, 3600).throwFor('BootTime.given');
    return new BootTime(duration, false);
  }

  /**
   * Learned from the group's own launches, which the controller's role may then read.
   *
   * @throws when the time until then is out of range
   */
  public static learned(options: LearnedBootTimeOptions = {}): BootTime {
    const { atFirst = Duration.minutes(2) } = options;
    new PropChecks().seconds('atFirst', atFirst, 0, 3600).throwFor('BootTime.learned');
    return new BootTime(atFirst, true);
  }

  private constructor(
    /** The time, or what counts until it is learned. */
    public readonly duration: Duration,
    /** Whether it is learned from launches. */
    public readonly isLearned: boolean,
  ) {}
}

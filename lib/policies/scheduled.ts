import type { TimeZone } from 'aws-cdk-lib';
import { CfnScheduledAction, type IAutoScalingGroup, type Schedule } from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { scalingPoliciesOf } from './group-policies';
import type { PolicyEffect, PolicyKind } from './policy-kind';
import { checkRecurrence } from './recurrence';
import { checkSizes, checkSizesOf, type ScheduledSizes, setsBounds } from './scheduled-sizes';
import { checkTimeZone } from './time-zone';

/** Properties of `ScalingPolicy.scheduled`. */
export interface ScheduledScalingProps extends ScheduledSizes {
  /** When the sizes are set, as a cron expression of five fields. It must say its minute. */
  readonly schedule: Schedule;

  /**
   * The time zone of `schedule`, with its daylight saving time.
   *
   * @default - UTC
   */
  readonly timeZone?: TimeZone;

  /**
   * When the sizes are set for the first time, whatever `schedule` says of that moment.
   *
   * @default - at the first time of `schedule` after the deployment
   */
  readonly startTime?: Date;

  /**
   * When the schedule ends, after `startTime`. Nothing is set at that moment, and what was set stays.
   *
   * @default - never
   */
  readonly endTime?: Date;
}

/** Properties of `ScalingPolicy.scheduledOnce`. */
export interface OneTimeScalingProps extends ScheduledSizes {
  /** When the sizes are set. */
  readonly at: Date;
}

/** Sizes by the clock, again and again. */
export function scheduled(props: ScheduledScalingProps): PolicyKind {
  const { schedule, timeZone, startTime, endTime } = props;
  checkSizes(props)
    .include(checkRecurrence('schedule', schedule.expressionString))
    .include(checkTimeZone('timeZone', timeZone))
    .include(checkDate('startTime', startTime))
    .include(checkDate('endTime', endTime))
    .rule(
      !(startTime && endTime && startTime >= endTime),
      `startTime must be before endTime, got ${iso(startTime)} and ${iso(endTime)}`,
    )
    .throwFor('ScalingPolicy.scheduled');
  return new ScheduledScaling(props, {
    recurrence: schedule.expressionString,
    timeZone: timeZone?.timezoneName,
    startTime: iso(startTime),
    endTime: iso(endTime),
  });
}

/** Sizes by the clock, once. */
export function scheduledOnce(props: OneTimeScalingProps): PolicyKind {
  checkSizes(props).include(checkDate('at', props.at)).throwFor('ScalingPolicy.scheduledOnce');
  return new ScheduledScaling(props, { startTime: iso(props.at) });
}

interface ActionTimes {
  readonly recurrence?: string;
  readonly timeZone?: string;
  readonly startTime?: string;
  readonly endTime?: string;
}

class ScheduledScaling implements PolicyKind {
  readonly setsBounds: boolean;

  constructor(
    private readonly sizes: ScheduledSizes,
    private readonly times: ActionTimes,
  ) {
    this.setsBounds = setsBounds(sizes);
  }

  /** The bounds of the group are not those that hold at the time when another action sets them. */
  check(group: IAutoScalingGroup): PropChecks {
    const isBoundElsewhere = scalingPoliciesOf(group).some((other) => other.setsBounds);
    return isBoundElsewhere ? new PropChecks() : checkSizesOf(group, this.sizes);
  }

  bind(policy: Construct, group: IAutoScalingGroup): void {
    new CfnScheduledAction(policy, 'Resource', {
      autoScalingGroupName: group.autoScalingGroupName,
      minSize: this.sizes.minCapacity,
      maxSize: this.sizes.maxCapacity,
      desiredCapacity: this.sizes.desiredCapacity,
      ...this.times,
    });
  }

  /** AWS refuses two actions of one start time; the order of two that recur together is left to chance. */
  effect(): PolicyEffect {
    const { recurrence, timeZone, startTime } = this.times;
    return {
      scalingPolicies: 0,
      scheduledActions: 1,
      scalesIn: false,
      isDynamic: false,
      actsOnForecast: false,
      setsBounds: this.setsBounds,
      runsAt: startTime ?? `${recurrence} ${timeZone ?? 'Etc/UTC'}`,
    };
  }
}

function checkDate(name: string, date?: Date): PropChecks {
  return new PropChecks().rule(date === undefined || !Number.isNaN(date.getTime()), `${name} must be a valid date`);
}

/** Seconds are the finest that AWS takes. */
function iso(date?: Date): string | undefined {
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 19)}Z`;
}

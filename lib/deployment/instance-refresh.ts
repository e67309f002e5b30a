import {
  type CfnAutoScalingInstanceRefreshPreferences,
  type CfnUpdatePolicy,
  Duration,
  Stack,
  Token,
} from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { PropChecks } from '../prop-checks';
import { rootVolumeConflicts } from './image-conflicts';
import type { UpdatedGroup, UpdateMode } from './update-mode';

/** Where an instance refresh pauses. */
export interface RefreshCheckpoints {
  /**
   * Shares of the group, in percent of its instances, at which the refresh pauses: whole numbers of 1 to 100 in ascending
   * order. The last must be 100: without it the rest of the instances would not be replaced.
   */
  readonly percentages: number[];

  /**
   * How long each pause is, 0 to 172800 seconds.
   *
   * @default Duration.hours(1)
   */
  readonly delay?: Duration;
}

/** What every instance refresh can be told, whether it replaces instances or their root volumes. */
export interface RefreshOptions {
  /**
   * Pauses on the way, in which the new instances are watched.
   *
   * @default - no checkpoints
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-adding-checkpoints-instance-refresh.html
   */
  readonly checkpoints?: RefreshCheckpoints;

  /**
   * How long the finished refresh is watched before the update is taken for successful, 0 to 172800 seconds.
   *
   * Shorter than an alarm takes to fire, and the alarm does not see the last instances.
   *
   * @default Duration.minutes(5)
   */
  readonly bakeTime?: Duration;

  /**
   * Time from in service until a new instance counts as ready and the next one is replaced, at least 0 seconds.
   *
   * @default - the group's default instance warm-up
   */
  readonly instanceWarmup?: Duration;

  /**
   * Alarms that stop the refresh as soon as one of them is in state ALARM, also when it was before; CloudFormation then
   * rolls the stack back. At most 10, none of them about the group itself. An empty list is a choice of none.
   *
   * @default - in an `ElasticService` the `RollbackAlarms` of its target group; elsewhere none
   */
  readonly alarms?: cloudwatch.IAlarm[];

  /**
   * What happens to instances that are protected from scale-in. `WAIT` waits for an hour, then the update fails.
   *
   * @default autoscaling.ScaleInProtectedInstances.WAIT
   */
  readonly scaleInProtectedInstances?: autoscaling.ScaleInProtectedInstances;

  /**
   * What happens to instances in standby. `WAIT` waits for an hour, then the update fails.
   *
   * @default autoscaling.StandbyInstances.WAIT
   */
  readonly standbyInstances?: autoscaling.StandbyInstances;
}

/** Options of `Deployment.instanceRefresh`. */
export interface InstanceRefreshOptions extends RefreshOptions {
  /**
   * Share of desired capacity that stays in service and healthy, in percent, 0 to 100.
   *
   * 100 launches before it terminates, so that capacity never falls.
   *
   * @default - what `instanceMaintenance` of the group says when neither percentage is given; without it 100
   */
  readonly minHealthyPercentage?: number;

  /**
   * Share of desired capacity that may run at once, in percent, 100 to 200, at most 100 above `minHealthyPercentage`.
   *
   * What it has above the other is how much is replaced at a time, and what it costs meanwhile.
   *
   * @default - what `instanceMaintenance` of the group says when neither percentage is given; without it 110, but at most
   * 100 above `minHealthyPercentage`
   */
  readonly maxHealthyPercentage?: number;

  /**
   * Leave instances alone that have the launch template's version and an instance type of the group already.
   *
   * It must be false with an image that is looked up at launch (`LatestImage.atLaunch`), of which nobody can tell whether
   * an instance has it.
   *
   * @default - true; with an image that is looked up at launch, false
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh-skip-matching.html
   */
  readonly skipMatching?: boolean;
}

/** Options of `Deployment.rootVolumeReplacement`. */
export interface RootVolumeReplacementOptions extends RefreshOptions {
  /**
   * Share of desired capacity that stays in service and healthy, in percent, 0 to 99: an instance is out of service while
   * it gets its volume.
   *
   * @default 90
   */
  readonly minHealthyPercentage?: number;
}

/** Most that one direction of an update may take: CloudFormation gives it up after 36 hours. */
const LIMIT = Duration.hours(36);
const DELAY = Duration.hours(1);
const LONGEST_PAUSE = Duration.days(2).toSeconds();

/** @throws Error when an option is out of range, with everything that is wrong */
export function instanceRefresh(options: InstanceRefreshOptions): UpdateMode {
  const { minHealthyPercentage: min = 100 } = options;
  const { maxHealthyPercentage: max = Token.isUnresolved(min) ? 110 : Math.max(100, Math.min(110, min + 100)) } =
    options;
  checkRefresh(options)
    .integer('minHealthyPercentage', min, 0, 100)
    .integer('maxHealthyPercentage', max, 100, 200)
    .rule(
      Token.isUnresolved(min) || Token.isUnresolved(max) || max - min <= 100,
      `maxHealthyPercentage must be at most 100 above minHealthyPercentage, got ${max} and ${min}`,
    )
    .throwFor('Deployment.instanceRefresh');

  const check = ({ resolvesImageAtLaunch }: UpdatedGroup) =>
    new PropChecks().rule(
      !(resolvesImageAtLaunch && options.skipMatching),
      'skipMatching must be false with an image that is looked up at launch, got true',
    );
  const isSilent = options.minHealthyPercentage === undefined && options.maxHealthyPercentage === undefined;
  const render = ({ resolvesImageAtLaunch, hasMaintenancePolicy }: UpdatedGroup) =>
    renderRefresh(autoscaling.InstanceRefreshStrategy.ROLLING, options, {
      ...(!(isSilent && hasMaintenancePolicy) && { minHealthyPercentage: min, maxHealthyPercentage: max }),
      skipMatching: options.skipMatching ?? !resolvesImageAtLaunch,
    });
  const conflicts = (group: autoscaling.CfnAutoScalingGroup) => aboutItself(group, options.alarms);
  return { check, render, conflicts, awaitsSignals: false, watch: options };
}

/** @throws Error when an option is out of range, with everything that is wrong */
export function rootVolumeReplacement(options: RootVolumeReplacementOptions): UpdateMode {
  const { minHealthyPercentage = 90 } = options;
  checkRefresh(options)
    .integer('minHealthyPercentage', minHealthyPercentage, 0, 99)
    .throwFor('Deployment.rootVolumeReplacement');

  const render = () =>
    renderRefresh(autoscaling.InstanceRefreshStrategy.REPLACE_ROOT_VOLUME, options, {
      minHealthyPercentage,
      maxHealthyPercentage: 100,
      skipMatching: true,
    });
  const conflicts = (group: autoscaling.CfnAutoScalingGroup) => [
    ...rootVolumeConflicts(group),
    ...aboutItself(group, options.alarms),
  ];
  const check = () => new PropChecks();
  return { check, render, conflicts, awaitsSignals: false, watch: options };
}

function checkRefresh({ checkpoints, bakeTime, instanceWarmup, alarms = [] }: RefreshOptions): PropChecks {
  return new PropChecks()
    .include(checkCheckpoints(checkpoints))
    .seconds('bakeTime', bakeTime, 0, LONGEST_PAUSE)
    .seconds('instanceWarmup', instanceWarmup, 0, Number.POSITIVE_INFINITY)
    .rule(alarms.length <= 10, `alarms must be at most 10, got ${alarms.length}`)
    .include(checkTotal(checkpoints, bakeTime));
}

function checkCheckpoints(checkpoints?: RefreshCheckpoints): PropChecks {
  if (checkpoints === undefined || Token.isUnresolved(checkpoints.percentages)) {
    return new PropChecks();
  }
  const { percentages, delay } = checkpoints;
  const inRange = percentages.every((share) => Number.isInteger(share) && share >= 1 && share <= 100);
  const ascending = percentages.every((share, index) => index === 0 || share > percentages[index - 1]!);
  const got = percentages.join(', ') || 'none';
  const range = 'whole numbers between 1 and 100 in ascending order';
  return new PropChecks()
    .rule(inRange && ascending, `percentages of checkpoints must be ${range}, got ${got}`)
    .rule(percentages.at(-1) === 100, `percentages of checkpoints must end with 100, got ${got}`)
    .seconds('delay of checkpoints', delay, 0, LONGEST_PAUSE);
}

/** Nothing is replaced in pauses, so that they alone must not use up the time that an update has. */
function checkTotal(checkpoints?: RefreshCheckpoints, bakeTime = Duration.minutes(5)): PropChecks {
  const { percentages = [], delay = DELAY } = checkpoints ?? {};
  if (Token.isUnresolved(percentages) || delay.isUnresolved() || bakeTime.isUnresolved()) {
    return new PropChecks();
  }
  const pauses = Math.max(0, percentages.length - 1);
  const seconds = pauses * delay.toSeconds({ integral: false }) + bakeTime.toSeconds({ integral: false });
  const problem = `checkpoints and bakeTime must take less than ${LIMIT.toSeconds()} seconds together, got ${seconds}`;
  return new PropChecks().rule(seconds < LIMIT.toSeconds(), problem);
}

function renderRefresh(
  strategy: autoscaling.InstanceRefreshStrategy,
  options: RefreshOptions,
  shares: CfnAutoScalingInstanceRefreshPreferences,
): CfnUpdatePolicy {
  const { checkpoints, bakeTime = Duration.minutes(5), instanceWarmup } = options;
  const pauses = checkpoints && {
    checkpointPercentages: checkpoints.percentages,
    checkpointDelay: (checkpoints.delay ?? DELAY).toSeconds(),
  };
  const preferences: CfnAutoScalingInstanceRefreshPreferences = {
    ...shares,
    ...pauses,
    bakeTime: bakeTime.toSeconds(),
    instanceWarmup: instanceWarmup?.toSeconds(),
    scaleInProtectedInstances: options.scaleInProtectedInstances ?? autoscaling.ScaleInProtectedInstances.WAIT,
    standbyInstances: options.standbyInstances ?? autoscaling.StandbyInstances.WAIT,
  };
  return { autoScalingInstanceRefresh: { strategy, preferences } };
}

/** The group would wait for its alarm, and the alarm for its group. */
function aboutItself(group: autoscaling.CfnAutoScalingGroup, alarms: readonly cloudwatch.IAlarm[] = []): string[] {
  const reference = JSON.stringify(Stack.of(group).resolve(group.ref));
  return alarms
    .filter(({ node, stack }) => {
      const { dimensions, metrics } = (node.defaultChild ?? {}) as cloudwatch.CfnAlarm;
      return JSON.stringify(stack.resolve([dimensions, metrics])).includes(reference);
    })
    .map(
      ({ node }) => `alarms must not be about the group itself, since each would wait for the other: ${node.path} is`,
    );
}

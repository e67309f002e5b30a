import { Duration, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import type { UpdatedGroup, UpdateMode } from './update-mode';

/** Options of `Deployment.rollingUpdate`. */
export interface RollingUpdateOptions {
  /**
   * Instances that stay in service while others are replaced, a whole number of at least 1 and below `maxCapacity`.
   *
   * It is a number, however many instances the group has: `minActiveInstancesPercent` is what keeps a group that is scaled
   * out from being replaced all but these at a time.
   *
   * @default - `minCapacity`, but at least 1 and less than `maxCapacity`
   */
  readonly minInstancesInService?: number;

  /**
   * Share of desired capacity that must be in service for the update to go on, in percent, 0 to 100.
   *
   * @default 100
   */
  readonly minActiveInstancesPercent?: number;

  /**
   * Most instances that are replaced at a time, a whole number of at least 1.
   *
   * @default 1
   */
  readonly maxBatchSize?: number;

  /**
   * Wait until each new instance has sent a signal with `cfn-signal`, for at most `pauseTime`, else the update fails.
   *
   * The role of the instances is allowed to send it.
   *
   * @default - false
   */
  readonly waitOnResourceSignals?: boolean;

  /**
   * How long CloudFormation waits after each batch, 0 to 3600 seconds; with `waitOnResourceSignals` the most.
   *
   * @default Duration.minutes(5)
   */
  readonly pauseTime?: Duration;

  /**
   * Share of the new instances that must send a signal, in percent, 0 to 100. It needs `waitOnResourceSignals`.
   *
   * @default - 100 with `waitOnResourceSignals`
   */
  readonly minSuccessfulInstancesPercent?: number;

  /**
   * Processes of EC2 Auto Scaling that are suspended during the update. While `ALARM_NOTIFICATION` is, no policy scales
   * the group out; while `SCHEDULED_ACTIONS` is, no floor of a capacity controller comes into force.
   *
   * `LAUNCH`, `TERMINATE` and `ADD_TO_LOAD_BALANCER` must not be: the update needs them.
   *
   * @default - those that would disturb it: `HEALTH_CHECK`, `REPLACE_UNHEALTHY`, `AZ_REBALANCE`, `ALARM_NOTIFICATION`,
   * `SCHEDULED_ACTIONS` and `INSTANCE_REFRESH`
   * @see https://repost.aws/knowledge-center/auto-scaling-group-rolling-updates
   */
  readonly suspendProcesses?: autoscaling.ScalingProcess[];
}

const { ScalingProcess } = autoscaling;
const DISTURBING = [
  ScalingProcess.HEALTH_CHECK,
  ScalingProcess.REPLACE_UNHEALTHY,
  ScalingProcess.AZ_REBALANCE,
  ScalingProcess.ALARM_NOTIFICATION,
  ScalingProcess.SCHEDULED_ACTIONS,
  ScalingProcess.INSTANCE_REFRESH,
];
const NEEDED: readonly autoscaling.ScalingProcess[] = [
  ScalingProcess.LAUNCH,
  ScalingProcess.TERMINATE,
  ScalingProcess.ADD_TO_LOAD_BALANCER,
];

/** @throws Error when an option is out of range, with everything that is wrong */
export function rollingUpdate(options: RollingUpdateOptions): UpdateMode {
  checkOptions(options).throwFor('Deployment.rollingUpdate');
  const { waitOnResourceSignals = false, pauseTime = Duration.minutes(5) } = options;
  return {
    awaitsSignals: waitOnResourceSignals,
    check: (group) => checkSizes(group, options),
    conflicts: () => [],
    render: (group) => ({
      autoScalingRollingUpdate: {
        minInstancesInService: options.minInstancesInService ?? safeMinimum(group),
        minActiveInstancesPercent: options.minActiveInstancesPercent ?? 100,
        maxBatchSize: options.maxBatchSize ?? 1,
        pauseTime: pauseTime.toIsoString(),
        suspendProcesses: options.suspendProcesses ?? DISTURBING,
        ...(waitOnResourceSignals && {
          waitOnResourceSignals,
          minSuccessfulInstancesPercent: options.minSuccessfulInstancesPercent ?? 100,
        }),
      },
    }),
  };
}

function checkOptions(options: RollingUpdateOptions): PropChecks {
  const { minSuccessfulInstancesPercent: successful, suspendProcesses = [] } = options;
  const suspended = NEEDED.filter((process) => suspendProcesses.includes(process));
  return new PropChecks()
    .integer('minInstancesInService', options.minInstancesInService, 1)
    .number('minActiveInstancesPercent', options.minActiveInstancesPercent, 0, 100)
    .integer('maxBatchSize', options.maxBatchSize, 1)
    .seconds('pauseTime', options.pauseTime, 0, 3600)
    .rule(!options.pauseTime?.isUnresolved(), 'pauseTime must be known at synthesis, got a token')
    .number('minSuccessfulInstancesPercent', successful, 0, 100)
    .rule(
      successful === undefined || options.waitOnResourceSignals === true,
      'minSuccessfulInstancesPercent needs waitOnResourceSignals',
    )
    .rule(
      suspended.length === 0,
      `suspendProcesses must not have ${NEEDED.join(', ')}, which the update needs, got ${suspended.join(', ')}`,
    );
}

/** CloudFormation refuses to keep as many in service as the group may have, and with fewer than one nothing serves. */
function checkSizes({ minCapacity, maxCapacity }: UpdatedGroup, options: RollingUpdateOptions): PropChecks {
  const { minInstancesInService: minimum } = options;
  const isBelow = Token.isUnresolved(minimum) || Token.isUnresolved(maxCapacity) || (minimum ?? 1) < maxCapacity;
  return new PropChecks()
    .rule(
      minimum !== undefined || isBelow,
      `maxCapacity must be at least 2 for Deployment.rollingUpdate, got ${maxCapacity}`,
    )
    .rule(
      minimum === undefined || isBelow,
      `minInstancesInService must be less than maxCapacity, got ${minimum} and ${maxCapacity}`,
    )
    .rule(
      minimum !== undefined || !Token.isUnresolved(minCapacity),
      'minInstancesInService must be given when minCapacity is a token',
    );
}

function safeMinimum({ minCapacity, maxCapacity }: UpdatedGroup): number {
  const atMost = Token.isUnresolved(maxCapacity) ? Number.POSITIVE_INFINITY : maxCapacity - 1;
  return Math.min(Math.max(1, minCapacity), atMost);
}

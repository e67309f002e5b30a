import { Duration, Token } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import type { UpdatedGroup, UpdateMode } from './update-mode';

/** Options of `Deployment.replacing`. */
export interface ReplacingUpdateOptions {
  /**
   * Signals that CloudFormation waits for from the instances of the new group, a whole number of 1 to
   * `minCapacity`.
   *
   * Each instance sends one with `cfn-signal` as soon as it serves; its role is allowed to. Without signals the old group
   * would go while the new one still boots.
   *
   * @default - `minCapacity`, with which the new group begins
   */
  readonly signalCount?: number;

  /**
   * How long CloudFormation waits for them, 1 to 43200 seconds.
   *
   * @default Duration.minutes(15)
   */
  readonly signalTimeout?: Duration;

  /**
   * Share of the signals that must say success, in percent, 0 to 100.
   *
   * @default 100
   */
  readonly minSuccessfulInstancesPercent?: number;
}

/** @throws Error when an option is out of range, with everything that is wrong */
export function replacingUpdate(options: ReplacingUpdateOptions): UpdateMode {
  const { signalCount, signalTimeout = Duration.minutes(15), minSuccessfulInstancesPercent = 100 } = options;
  new PropChecks()
    .integer('signalCount', signalCount, 1)
    .seconds('signalTimeout', signalTimeout, 1, Duration.hours(12).toSeconds())
    .rule(!signalTimeout.isUnresolved(), 'signalTimeout must be known at synthesis, got a token')
    .number('minSuccessfulInstancesPercent', minSuccessfulInstancesPercent, 0, 100)
    .throwFor('Deployment.replacing');

  return {
    awaitsSignals: true,
    check: (group) => checkSizes(group, signalCount),
    conflicts,
    render: () => ({ autoScalingReplacingUpdate: { willReplace: true } }),
    renderCreation: ({ minCapacity }) => ({
      autoScalingCreationPolicy: { minSuccessfulInstancesPercent },
      resourceSignal: { count: signalCount ?? minCapacity, timeout: signalTimeout.toIsoString() },
    }),
  };
}

/** The new group begins with its minimum, so that no more instances than that ever send a signal. */
function checkSizes({ minCapacity }: UpdatedGroup, signalCount = minCapacity): PropChecks {
  return new PropChecks()
    .rule(
      Token.isUnresolved(minCapacity) || minCapacity >= 1,
      `minCapacity must be at least 1 for Deployment.replacing, got ${minCapacity}`,
    )
    .atMost('signalCount', signalCount, 'minCapacity', minCapacity);
}

function conflicts({ stack, deletionProtection, autoScalingGroupName }: autoscaling.CfnAutoScalingGroup): string[] {
  const protection: unknown = stack.resolve(deletionProtection);
  const isNamed = stack.resolve(autoScalingGroupName) !== undefined;
  return [
    ...(protection === 'prevent-all-deletion'
      ? [`groupDeletionProtection must not be ${protection} with Deployment.replacing, which deletes the old group`]
      : []),
    ...(isNamed ? ['autoScalingGroupName must not be given with Deployment.replacing: both groups would have it'] : []),
  ];
}

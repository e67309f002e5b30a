import type { CfnCreationPolicy, CfnUpdatePolicy } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { PropChecks } from '../prop-checks';

/** What of a group an update has to do with. */
export interface UpdatedGroup {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** Whether EC2 looks the image up at each launch, so that the launch template does not tell it. */
  readonly resolvesImageAtLaunch: boolean;
  /** Whether an instance maintenance policy says how many instances stay in service while others are replaced. */
  readonly hasMaintenancePolicy: boolean;
}

/** What of an update alarms have to do with. */
export interface AlarmWatch {
  /** Alarms that stop it; undefined when none were chosen, not even to have none. */
  readonly alarms?: readonly cloudwatch.IAlarm[];
}

/** How instances that run get a change: what a `Deployment` is made of. */
export interface UpdateMode {
  /** What is wrong with it for a group. */
  check(group: UpdatedGroup): PropChecks;

  /** What CloudFormation is told. */
  render(group: UpdatedGroup): CfnUpdatePolicy;

  /** What CloudFormation is told to wait for when it makes the group. */
  renderCreation?(group: UpdatedGroup): CfnCreationPolicy;

  /** What is in the way of it in the finished group, of which other parts are set late. */
  conflicts(group: autoscaling.CfnAutoScalingGroup): readonly string[];

  /** Whether instances tell CloudFormation that they serve. */
  readonly awaitsSignals: boolean;

  /** How alarms stop the update; undefined when none can. */
  readonly watch?: AlarmWatch;
}

import { Aws } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PropChecks } from '../prop-checks';
import { launchConflicts } from './image-conflicts';
import {
  type InstanceRefreshOptions,
  instanceRefresh,
  type RootVolumeReplacementOptions,
  rootVolumeReplacement,
} from './instance-refresh';
import { isResolvedAtLaunch } from './latest-image';
import { type ReplacingUpdateOptions, replacingUpdate } from './replacing-update';
import { type RollingUpdateOptions, rollingUpdate } from './rolling-update';
import type { UpdatedGroup, UpdateMode } from './update-mode';

/**
 * How instances that run get a change of the launch template, of the instance types or of the subnets: one static factory
 * a way.
 *
 * Keep it for ever: when CloudFormation rolls back, it does so as the template says that it goes back to.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const errors: cloudwatch.IAlarm;
 *
 * new ElasticGroup(this, 'Group', {
 *   vpc,
 *   deployment: Deployment.instanceRefresh({
 *     checkpoints: { percentages: [20, 100], delay: Duration.minutes(10) },
 *     alarms: [errors],
 *   }),
 * });
 */
export class Deployment {
  /**
   * EC2 Auto Scaling replaces the instances, some at a time, and never has fewer than it should. Scaling policies,
   * scheduled actions and health checks go on meanwhile.
   *
   * It does not know `cfn-signal`. Give the group a `readiness`, so that an instance goes into service when it serves: without
   * one the refresh goes on to the next as soon as the warm-up is over.
   *
   * @throws when an option is out of range, with everything that is wrong
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html
   */
  public static instanceRefresh(options: InstanceRefreshOptions = {}): Deployment {
    return new Deployment(instanceRefresh(options));
  }

  /**
   * EC2 Auto Scaling gives instances a new root volume instead of replacing them, so that they keep their addresses, their
   * other volumes and their capacity. Each is out of service meanwhile.
   *
   * Nothing but the image may change, and the group must have a mixed instances policy with an image in every override.
   *
   * @throws when an option is out of range, with everything that is wrong
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html
   */
  public static rootVolumeReplacement(options: RootVolumeReplacementOptions = {}): Deployment {
    return new Deployment(rootVolumeReplacement(options));
  }

  /**
   * CloudFormation terminates instances batch by batch, and has EC2 Auto Scaling launch others. By default nothing scales
   * the group out meanwhile. No alarm stops it.
   *
   * @throws when an option is out of range or contradicts another, with everything that is wrong
   */
  public static rollingUpdate(options: RollingUpdateOptions = {}): Deployment {
    return new Deployment(rollingUpdate(options));
  }

  /**
   * CloudFormation makes a second group, waits until its instances have sent their signals, and deletes the first.
   *
   * The second group begins with its minimum, however far the first was scaled out: raise `minCapacity` first. It has no
   * effect on a group with deletion protection but an error.
   *
   * @throws when an option is out of range, with everything that is wrong
   */
  public static replacing(options: ReplacingUpdateOptions = {}): Deployment {
    return new Deployment(replacingUpdate(options));
  }

  /** Instances that run are left as they are: a change reaches those that are launched from then on. */
  public static manual(): Deployment {
    return new Deployment({
      awaitsSignals: false,
      check: () => new PropChecks(),
      render: () => ({}),
      conflicts: () => [],
    });
  }

  /** @internal */
  public readonly _mode: UpdateMode;

  private constructor(mode: UpdateMode) {
    this._mode = mode;
  }
}

/** How a group gets changes, that `ElasticService` hands through. */
export interface DeploymentOptions {
  /**
   * How instances that run get a change of the launch template, of the instance types or of the subnets.
   *
   * @default Deployment.instanceRefresh()
   */
  readonly deployment?: Deployment;
}

/** What of a group's props a deployment depends on. */
interface DeployedProps extends DeploymentOptions {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** @default - one that tells its image */
  readonly launchTemplate?: ec2.ILaunchTemplate;
}

/** What can be wrong with the way in which a group gets changes. */
export function checkDeploymentOptions(props: DeployedProps): PropChecks {
  return modeOf(props).check(updatedGroup(props));
}

/** Tells CloudFormation how to change the group. What the L2 says of sizes that are scheduled stays. */
export function applyDeployment(group: autoscaling.AutoScalingGroup, props: DeployedProps): void {
  const mode = modeOf(props);
  const resource = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
  const updated = updatedGroup(props, resource.instanceMaintenancePolicy !== undefined);
  const { cfnOptions } = resource;
  cfnOptions.updatePolicy = { ...cfnOptions.updatePolicy, ...mode.render(updated) };
  cfnOptions.creationPolicy = mode.renderCreation?.(updated) ?? cfnOptions.creationPolicy;
  const ofImage = () => (updated.resolvesImageAtLaunch ? launchConflicts(resource) : []);
  group.node.addValidation({ validate: () => [...mode.conflicts(resource), ...ofImage()] });
  watchGroup(group, mode.watch?.alarms ?? []);
  if (mode.awaitsSignals && hasRole(props.launchTemplate)) {
    const signal = { actions: ['cloudformation:SignalResource'], resources: [Aws.STACK_ID] };
    group.addToRolePolicy(new iam.PolicyStatement(signal));
  }
}

/** Has alarms stop an instance refresh: by reference, so that CloudFormation makes the alarms before it changes the group. */
export function watchGroup(group: autoscaling.AutoScalingGroup, alarms: readonly cloudwatch.IAlarm[]): void {
  const { cfnOptions } = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
  const refresh = cfnOptions.updatePolicy?.autoScalingInstanceRefresh;
  if (refresh === undefined || alarms.length === 0) {
    return;
  }
  const alarmSpecification = { alarms: alarms.map(({ alarmName }) => alarmName) };
  const preferences = { ...refresh.preferences, alarmSpecification };
  cfnOptions.updatePolicy = { ...cfnOptions.updatePolicy, autoScalingInstanceRefresh: { ...refresh, preferences } };
}

/** The mode of the deployment that is given, or of the default. */
export function modeOf({ deployment = Deployment.instanceRefresh() }: DeploymentOptions): UpdateMode {
  return deployment._mode;
}

function updatedGroup(props: DeployedProps, hasMaintenancePolicy = false): UpdatedGroup {
  const { minCapacity, maxCapacity, launchTemplate } = props;
  return { minCapacity, maxCapacity, hasMaintenancePolicy, resolvesImageAtLaunch: isResolvedAtLaunch(launchTemplate) };
}

/** Of an imported launch template the role is not known. */
function hasRole(launchTemplate?: ec2.ILaunchTemplate): boolean {
  return launchTemplate === undefined || (launchTemplate as Partial<ec2.LaunchTemplate>).role !== undefined;
}

import { Aws } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { type DeploymentOptions, modeOf, watchGroup } from './deployment';
import { RollbackAlarms } from './rollback-alarms';

/** A group that is deployed, and what is in front of it. */
interface Watched {
  readonly group: autoscaling.AutoScalingGroup;
  readonly applicationTargetGroup?: elbv2.IApplicationTargetGroup;
  /** @default - somebody else's, of which the errors do not count */
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;
}

/**
 * Makes `RollbackAlarms` under a service and has them stop its deployments, where alarms can stop them, the user has
 * chosen none, and the metrics of the target group have a name.
 */
export function watchDeployment(
  service: Construct,
  options: DeploymentOptions,
  { group, applicationTargetGroup: targetGroup, loadBalancer }: Watched,
): RollbackAlarms | undefined {
  const { watch } = modeOf(options);
  if (watch === undefined || watch.alarms !== undefined || targetGroup === undefined || !hasMetrics(targetGroup)) {
    return undefined;
  }
  const minHealthyHosts = healthyHosts(group.node.defaultChild as autoscaling.CfnAutoScalingGroup);
  const rollbackAlarms = new RollbackAlarms(service, 'RollbackAlarms', { targetGroup, loadBalancer, minHealthyHosts });
  watchGroup(group, rollbackAlarms.alarms);
  return rollbackAlarms;
}

/**
 * What an update leaves of the group's minimum, which may be all that it has; of a token one. Where it may leave none, an
 * alarm would stop each update for what it was told to do.
 */
function healthyHosts({
  minSize,
  cfnOptions,
  instanceMaintenancePolicy,
  stack,
}: autoscaling.CfnAutoScalingGroup): number {
  const { preferences } = cfnOptions.updatePolicy?.autoScalingInstanceRefresh ?? {};
  const share = preferences?.minHealthyPercentage ?? stack.resolve(instanceMaintenancePolicy)?.minHealthyPercentage;
  const left = Math.floor((Number(minSize) * Number(stack.resolve(share))) / 100);
  return Number.isFinite(left) ? left : 1;
}

/** The balancer is part of their name. The CDK throws as long as a target group is behind none, or was imported without. */
function hasMetrics(targetGroup: elbv2.IApplicationTargetGroup): boolean {
  try {
    return targetGroup.loadBalancerArns !== Aws.NO_VALUE && targetGroup.metrics.healthyHostCount() !== undefined;
  } catch {
    return false;
  }
}

import { uuidOf } from '../hash';
import { type GroupProperties, groupPropertiesOf } from './group-properties';
import { type LaunchConfigurationUse, launchConfigurationOf } from './launch-configuration';
import { type LaunchTemplateUse, launchTemplateOf } from './launch-template';
import { type Placement, placementsOf } from './placement';
import type { Finding } from './property-reader';
import { type HookDefinition, hooksOf } from './read-hooks';
import { type MixedInstances, mixedInstancesOf } from './read-mixed-instances';
import { readTargetGroups, type TargetGroupDefinition } from './read-target-groups';
import { type WarmPoolDefinition, warmPoolOf } from './read-warm-pools';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';
import { targetGroupArnsOf } from './target-group-arns';
import { reportMixedPool } from './warm-pool-rules';

export type { Tag } from './group-properties';

/** An Auto Scaling group as the template describes it. Durations in seconds. */
export interface GroupDefinition extends GroupProperties {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly minSize: number;
  readonly maxSize: number;
  /** Initial desired capacity. @default minSize (CloudFormation reference, DesiredCapacity) */
  readonly desiredCapacity: number;
  readonly launchTemplate?: LaunchTemplateUse;
  readonly launchConfiguration?: LaunchConfigurationUse;
  /** Undefined: every instance is On-Demand and of one type. */
  readonly mixedInstances?: MixedInstances;
  readonly placements: readonly Placement[];
  readonly targetGroupArns: readonly string[];
  /** In the order of `targetGroupArns`. */
  readonly targetGroups: readonly TargetGroupDefinition[];
  /** How long an instance drains before it goes: the longest of the target groups, 0 without any. */
  readonly deregistrationDelay: number;
  readonly hooks: readonly HookDefinition[];
  readonly warmPool?: WarmPoolDefinition;
}

/** The groups of a template. A group whose sizes cannot be read is left out and reported. */
export function readGroups(scope: Scope, report: (finding: Finding) => void): readonly GroupDefinition[] {
  return resourcesOf('AWS::AutoScaling::AutoScalingGroup', scope, report).flatMap((resource) =>
    readGroup(resource, scope, report),
  );
}

function readGroup(
  resource: ReadableResource,
  scope: Scope,
  report: (finding: Finding) => void,
): readonly GroupDefinition[] {
  const { properties, name, logicalId } = resource;
  const minSize = properties.count('MinSize');
  const maxSize = properties.count('MaxSize');
  if (minSize === undefined || maxSize === undefined || minSize > maxSize) {
    report({
      path: resource.path,
      message: `left out: MinSize and MaxSize must be set, and MinSize at most MaxSize, got ${minSize ?? '?'} and ${maxSize ?? '?'}`,
    });
    return [];
  }
  const targetGroupArns = targetGroupArnsOf(properties, report);
  const targetGroups = readTargetGroups(targetGroupArns, scope, report);
  const mixedInstances = mixedInstancesOf(properties, scope, report);
  const warmPool = warmPoolOf(resource, scope, report);
  reportMixedPool(warmPool, mixedInstances, report);
  return [
    {
      ...groupPropertiesOf(properties, report),
      logicalId,
      name,
      arn: `arn:${scope.pseudo['AWS::Partition']}:autoscaling:${scope.region}:${scope.account}:autoScalingGroup:${uuidOf(name)}:autoScalingGroupName/${name}`,
      minSize,
      maxSize,
      desiredCapacity: properties.count('DesiredCapacity') ?? minSize,
      ...set('launchTemplate', launchTemplateOf(properties, scope, report)),
      ...set('launchConfiguration', launchConfigurationOf(resource, scope, report)),
      ...set('mixedInstances', mixedInstances),
      placements: placementsOf(resource, scope, report),
      targetGroupArns,
      targetGroups,
      deregistrationDelay: Math.max(0, ...targetGroups.map(({ deregistrationDelay }) => deregistrationDelay)),
      hooks: hooksOf(resource, scope, report),
      ...set('warmPool', warmPool),
    },
  ];
}

import { uuidOf } from '../hash';
import { deregistrationDelayOf } from './deregistration-delay';
import { type LaunchTemplateUse, launchTemplateOf } from './launch-template';
import { type Placement, placementsOf } from './placement';
import type { Finding, PropertyReader } from './property-reader';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A tag of a group. */
export interface Tag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** An Auto Scaling group as the template describes it. Durations in seconds. */
export interface GroupDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly minSize: number;
  readonly maxSize: number;
  /** Initial desired capacity. @default minSize (CloudFormation reference, DesiredCapacity) */
  readonly desiredCapacity: number;
  /** @default 300 */
  readonly cooldown: number;
  /** Undefined: not set, instances warm up by other rules. */
  readonly defaultInstanceWarmup?: number;
  /** @default 'EC2' */
  readonly healthCheckType: string;
  /** @default 0 */
  readonly healthCheckGracePeriod: number;
  readonly launchTemplate?: LaunchTemplateUse;
  readonly placements: readonly Placement[];
  readonly targetGroupArns: readonly string[];
  /** How long an instance drains before it goes: the longest of the target groups, 0 without any. */
  readonly deregistrationDelay: number;
  readonly tags: readonly Tag[];
  readonly terminationPolicies: readonly string[];
  readonly newInstancesProtectedFromScaleIn: boolean;
  /** Names of the group metrics that are collected: empty for none, `all` without a list. */
  readonly metrics: readonly string[] | 'all';
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
  const targetGroupArns = properties.texts('TargetGroupARNs');
  const defaultInstanceWarmup = properties.count('DefaultInstanceWarmup');
  const launchTemplate = launchTemplateOf(properties, scope, report);
  return [
    {
      logicalId,
      name,
      arn: `arn:${scope.pseudo['AWS::Partition']}:autoscaling:${scope.region}:${scope.account}:autoScalingGroup:${uuidOf(name)}:autoScalingGroupName/${name}`,
      minSize,
      maxSize,
      desiredCapacity: properties.count('DesiredCapacity') ?? minSize,
      cooldown: properties.count('Cooldown') ?? 300,
      ...(defaultInstanceWarmup !== undefined && { defaultInstanceWarmup }),
      healthCheckType: properties.text('HealthCheckType') ?? 'EC2',
      healthCheckGracePeriod: properties.count('HealthCheckGracePeriod') ?? 0,
      ...(launchTemplate && { launchTemplate }),
      placements: placementsOf(resource, scope, report),
      targetGroupArns,
      deregistrationDelay: deregistrationDelayOf(targetGroupArns, scope, report),
      tags: properties.objects('Tags').map(readTag),
      terminationPolicies: orElse(properties.texts('TerminationPolicies'), ['Default']),
      newInstancesProtectedFromScaleIn: properties.flag('NewInstancesProtectedFromScaleIn') ?? false,
      metrics: metricsOf(properties),
    },
  ];
}

function readTag(tag: PropertyReader): Tag {
  return {
    key: tag.text('Key') ?? '',
    value: tag.text('Value') ?? '',
    propagateAtLaunch: tag.flag('PropagateAtLaunch') ?? false,
  };
}

function metricsOf(properties: PropertyReader): readonly string[] | 'all' {
  const collections = properties.objects('MetricsCollection');
  const lists = collections.map((collection) => collection.texts('Metrics'));
  return lists.some((list) => list.length === 0) ? 'all' : lists.flat();
}

function orElse<T>(list: readonly T[], whenEmpty: readonly T[]): readonly T[] {
  return list.length > 0 ? list : whenEmpty;
}

import type { Finding, PropertyReader } from './property-reader';
import { set } from './set';

/** A tag of a group. */
export interface Tag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** How much of a group must be, and may be, in service while instances are replaced: an InstanceMaintenancePolicy. */
export interface Maintenance {
  /** Of the desired capacity, 0 to 100; with 100 a replacement is launched first. */
  readonly minHealthyPercentage: number;
  /** Of the desired capacity, 100 to 200. */
  readonly maxHealthyPercentage: number;
}

/** What a group says of itself, whatever else is in the template. Durations in seconds. */
export interface GroupProperties {
  /** @default 300 */
  readonly cooldown: number;
  /** Undefined: not set, instances warm up by other rules. */
  readonly defaultInstanceWarmup?: number;
  /** @default 'EC2' */
  readonly healthCheckType: string;
  /** @default 0 */
  readonly healthCheckGracePeriod: number;
  readonly tags: readonly Tag[];
  /** @default ['Default'] */
  readonly terminationPolicies: readonly string[];
  /** @default false */
  readonly newInstancesProtectedFromScaleIn: boolean;
  /** Names of the group metrics that are collected: empty for none, `all` without a list. */
  readonly metrics: readonly string[] | 'all';
  /** Undefined: not set, a replacement may be launched before or after. */
  readonly maintenance?: Maintenance;
  /** Age at which an instance is replaced. Undefined: none. */
  readonly maxInstanceLifetime?: number;
  /** Whether a Spot instance at risk is replaced before it is interrupted. @default false */
  readonly capacityRebalance: boolean;
}

/**
 * Reads them, with AWS's defaults.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html
 */
export function groupPropertiesOf(group: PropertyReader, report: (finding: Finding) => void): GroupProperties {
  const terminationPolicies = group.texts('TerminationPolicies');
  return {
    cooldown: group.count('Cooldown') ?? 300,
    ...set('defaultInstanceWarmup', group.count('DefaultInstanceWarmup', { unset: -1 })),
    healthCheckType: group.text('HealthCheckType') ?? 'EC2',
    healthCheckGracePeriod: group.count('HealthCheckGracePeriod') ?? 0,
    tags: group.objects('Tags').map(readTag),
    terminationPolicies: terminationPolicies.length > 0 ? terminationPolicies : ['Default'],
    newInstancesProtectedFromScaleIn: group.flag('NewInstancesProtectedFromScaleIn') ?? false,
    metrics: metricsOf(group),
    ...set('maintenance', maintenanceOf(group, report)),
    ...set('maxInstanceLifetime', group.count('MaxInstanceLifetime', { unset: 0 })),
    capacityRebalance: group.flag('CapacityRebalance') ?? false,
  };
}

function readTag(tag: PropertyReader): Tag {
  return {
    key: tag.text('Key') ?? '',
    value: tag.text('Value') ?? '',
    propagateAtLaunch: tag.flag('PropagateAtLaunch') ?? false,
  };
}

function metricsOf(group: PropertyReader): readonly string[] | 'all' {
  const lists = group.objects('MetricsCollection').map((collection) => collection.texts('Metrics'));
  return lists.some((list) => list.length === 0) ? 'all' : lists.flat();
}

function maintenanceOf(group: PropertyReader, report: (finding: Finding) => void): Maintenance | undefined {
  const policy = group.object('InstanceMaintenancePolicy');
  const minHealthyPercentage = policy?.count('MinHealthyPercentage', { unset: -1 });
  const maxHealthyPercentage = policy?.count('MaxHealthyPercentage', { unset: -1 });
  if (policy && (minHealthyPercentage === undefined) !== (maxHealthyPercentage === undefined)) {
    report({
      path: policy.path,
      message: `no effect: MinHealthyPercentage and MaxHealthyPercentage must both be set, got ${minHealthyPercentage ?? '?'} and ${maxHealthyPercentage ?? '?'}`,
    });
  }
  return minHealthyPercentage === undefined || maxHealthyPercentage === undefined
    ? undefined
    : { minHealthyPercentage, maxHealthyPercentage };
}

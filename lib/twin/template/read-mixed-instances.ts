import { readLaunchTemplate } from './launch-template';
import type { Finding, PropertyReader } from './property-reader';
import type { Scope } from './scope';
import { set } from './set';

/** The MixedInstancesPolicy of a group: which types of instance it starts, and how many of them as Spot instances. */
export interface MixedInstances {
  /** In order of preference, at least one. */
  readonly types: readonly MixedInstanceType[];
  /** Whether weights are given, so that the group's sizes count these, not instances. */
  readonly isWeighted: boolean;
  /** Capacity that is On-Demand before any Spot. @default 0 */
  readonly onDemandBase: number;
  /** Of the capacity above the base, 0 to 100. @default 100 */
  readonly onDemandPercentage: number;
  /** @default 'lowest-price' */
  readonly spotAllocationStrategy: string;
}

export interface MixedInstanceType {
  /** Undefined when it cannot be known. */
  readonly instanceType?: string;
  /** Units of capacity that one instance counts for. @default 1 */
  readonly weight: number;
}

/**
 * The mixed instances of a group, undefined without a policy. Without overrides it has the launch template's one type.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html the defaults
 */
export function mixedInstancesOf(
  group: PropertyReader,
  scope: Scope,
  report: (finding: Finding) => void,
): MixedInstances | undefined {
  const policy = group.object('MixedInstancesPolicy');
  if (policy === undefined) {
    return undefined;
  }
  const template = policy.object('LaunchTemplate');
  const common = template?.object('LaunchTemplateSpecification');
  const overrides = template?.objects('Overrides') ?? [];
  const types = overrides.map((override) => readOverride(override, common, scope, report));
  const distribution = policy.object('InstancesDistribution');
  if (distribution?.keys().includes('DistributionSegments')) {
    report({ path: `${distribution.path}.DistributionSegments`, message: 'DistributionSegments: no effect' });
  }
  return {
    types: types.length > 0 ? types : [{ ...set('instanceType', typeOf(common, scope, report)), weight: 1 }],
    isWeighted: overrides.some((override) => override.keys().includes('WeightedCapacity')),
    onDemandBase: distribution?.count('OnDemandBaseCapacity') ?? 0,
    onDemandPercentage: distribution?.count('OnDemandPercentageAboveBaseCapacity') ?? 100,
    spotAllocationStrategy: distribution?.text('SpotAllocationStrategy') ?? 'lowest-price',
  };
}

function readOverride(
  override: PropertyReader,
  common: PropertyReader | undefined,
  scope: Scope,
  report: (finding: Finding) => void,
): MixedInstanceType {
  const weight = override.count('WeightedCapacity', { least: 1 }) ?? 1;
  if (override.keys().includes('InstanceRequirements')) {
    const path = `${override.path}.InstanceRequirements`;
    report({ path, message: 'InstanceRequirements: which instance types match is not known' });
    return { weight };
  }
  const specification = override.object('LaunchTemplateSpecification') ?? common;
  return { ...set('instanceType', override.text('InstanceType') ?? typeOf(specification, scope, report)), weight };
}

function typeOf(
  specification: PropertyReader | undefined,
  scope: Scope,
  report: (finding: Finding) => void,
): string | undefined {
  return specification && readLaunchTemplate(specification, scope, report).instanceType;
}

import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { OverrideOptions } from './override-options';

/**
 * Attributes that an instance type must have to be launched, with the image of those that have them all.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html
 */
export interface InstanceRequirements extends ec2.InstanceRequirementsConfig, OverrideOptions {
  /**
   * Family of instances whose processor is the slowest to be taken, for example `c6i`.
   *
   * @default - processors of any speed
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html
   */
  readonly baselineInstanceFamily?: string;
}

/** Least and most of an attribute, in the unit that the API has. */
export interface AttributeRange {
  /** What the props are called before `Min` and `Max`. */
  readonly prop: string;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole: boolean;
}

/** What CloudFormation calls as the CDK does. */
const SAME_NAMES = [
  'acceleratorManufacturers',
  'acceleratorNames',
  'acceleratorTypes',
  'allowedInstanceTypes',
  'bareMetal',
  'burstablePerformance',
  'cpuManufacturers',
  'excludedInstanceTypes',
  'instanceGenerations',
  'localStorage',
  'localStorageTypes',
  'maxSpotPriceAsPercentageOfOptimalOnDemandPrice',
  'onDemandMaxPricePercentageOverLowestPrice',
  'requireHibernateSupport',
  'spotMaxPricePercentageOverLowestPrice',
] as const;

/** The ranges of a set of requirements, by what CloudFormation calls them. */
export function rangesOf(requirements: ec2.InstanceRequirementsConfig) {
  const of = requirements;
  return {
    vCpuCount: whole('vCpuCount', of.vCpuCountMin, of.vCpuCountMax),
    memoryMiB: whole('memory', mebibytes(of.memoryMin), mebibytes(of.memoryMax)),
    memoryGiBPerVCpu: decimal('memoryPerVCpu', gibibytes(of.memoryPerVCpuMin), gibibytes(of.memoryPerVCpuMax)),
    acceleratorCount: whole('acceleratorCount', of.acceleratorCountMin, of.acceleratorCountMax),
    acceleratorTotalMemoryMiB: whole(
      'acceleratorTotalMemory',
      mebibytes(of.acceleratorTotalMemoryMin),
      mebibytes(of.acceleratorTotalMemoryMax),
    ),
    baselineEbsBandwidthMbps: whole(
      'baselineEbsBandwidthMbps',
      of.baselineEbsBandwidthMbpsMin,
      of.baselineEbsBandwidthMbpsMax,
    ),
    networkBandwidthGbps: decimal('networkBandwidthGbps', of.networkBandwidthGbpsMin, of.networkBandwidthGbpsMax),
    networkInterfaceCount: whole('networkInterfaceCount', of.networkInterfaceCountMin, of.networkInterfaceCountMax),
    totalLocalStorageGb: decimal('totalLocalStorageGB', of.totalLocalStorageGBMin, of.totalLocalStorageGBMax),
  } satisfies Record<string, AttributeRange>;
}

/** The requirements as CloudFormation has them. */
export function renderRequirements(
  requirements: InstanceRequirements,
): autoscaling.CfnAutoScalingGroup.InstanceRequirementsProperty {
  const { vCpuCount, memoryMiB, ...optional } = rangesOf(requirements);
  const { baselineInstanceFamily: instanceFamily } = requirements;
  return {
    vCpuCount: bounds(vCpuCount),
    memoryMiB: bounds(memoryMiB),
    ...Object.fromEntries(
      Object.entries(optional)
        .filter(([, { min, max }]) => min !== undefined || max !== undefined)
        .map(([name, range]) => [name, bounds(range)]),
    ),
    ...Object.fromEntries(SAME_NAMES.map((name) => [name, requirements[name]])),
    ...(instanceFamily !== undefined && { baselinePerformanceFactors: { cpu: { references: [{ instanceFamily }] } } }),
  };
}

function bounds({ min, max }: AttributeRange): { min?: number; max?: number } {
  return { min, max };
}

function whole(prop: string, min?: number, max?: number): AttributeRange {
  return { prop, min, max, isWhole: true };
}

function decimal(prop: string, min?: number, max?: number): AttributeRange {
  return { prop, min, max, isWhole: false };
}

function mebibytes(size?: Size): number | undefined {
  return size?.toMebibytes();
}

function gibibytes(size?: Size): number | undefined {
  return size?.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

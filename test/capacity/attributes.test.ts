import { CfnParameter, Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  type AttributesOptions,
  CapacitySource,
  DesiredCapacityType,
  type InstanceRequirements,
  PurchaseOption,
  SpotAllocation,
} from '../../lib';
import { GROUP, groupWith, launchTemplate } from './groups';

const SMALLEST: InstanceRequirements = { vCpuCountMin: 2, memoryMin: Size.gibibytes(4) };

const attributes = (requirements: Partial<InstanceRequirements> = {}, options: Partial<AttributesOptions> = {}) =>
  CapacitySource.attributes({ instanceRequirements: [{ ...SMALLEST, ...requirements }], ...options });

const spot = PurchaseOption.spot();

describe('attribute-based selection', () => {
  test('asks for vCPUs and memory, the cheapest first', () => {
    const template = groupWith({ capacitySource: attributes() });

    template.hasResourceProperties(GROUP, {
      LaunchTemplate: Match.absent(),
      DesiredCapacityType: 'units',
      MixedInstancesPolicy: {
        InstancesDistribution: { OnDemandAllocationStrategy: 'lowest-price' },
        LaunchTemplate: {
          LaunchTemplateSpecification: Match.anyValue(),
          Overrides: [Match.exact({ InstanceRequirements: { VCpuCount: { Min: 2 }, MemoryMiB: { Min: 4096 } } })],
        },
      },
    });
  });

  test('has every attribute of CloudFormation', () => {
    const template = groupWith({
      capacitySource: attributes(
        {
          vCpuCountMax: 8,
          memoryMax: Size.gibibytes(32),
          memoryPerVCpuMin: Size.mebibytes(1536),
          memoryPerVCpuMax: Size.gibibytes(4),
          acceleratorCountMin: 1,
          acceleratorCountMax: 2,
          acceleratorManufacturers: [ec2.AcceleratorManufacturer.NVIDIA],
          acceleratorNames: [ec2.AcceleratorName.T4G],
          acceleratorTypes: [ec2.AcceleratorType.GPU],
          acceleratorTotalMemoryMin: Size.gibibytes(1),
          acceleratorTotalMemoryMax: Size.gibibytes(16),
          bareMetal: ec2.BareMetal.INCLUDED,
          burstablePerformance: ec2.BurstablePerformance.REQUIRED,
          cpuManufacturers: [ec2.CpuManufacturer.AWS],
          instanceGenerations: [ec2.InstanceGeneration.CURRENT],
          localStorage: ec2.LocalStorage.REQUIRED,
          localStorageTypes: [ec2.LocalStorageType.SSD],
          totalLocalStorageGBMin: 0.5,
          totalLocalStorageGBMax: 100,
          baselineEbsBandwidthMbpsMin: 500,
          baselineEbsBandwidthMbpsMax: 5000,
          networkBandwidthGbpsMin: 0.5,
          networkBandwidthGbpsMax: 10,
          networkInterfaceCountMin: 1,
          networkInterfaceCountMax: 4,
          allowedInstanceTypes: ['g5g.*'],
          requireHibernateSupport: true,
          onDemandMaxPricePercentageOverLowestPrice: 30,
          maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 50,
          baselineInstanceFamily: 'c6g',
        },
        { purchaseOption: spot },
      ),
    });

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          Overrides: [
            Match.exact({
              InstanceRequirements: {
                VCpuCount: { Min: 2, Max: 8 },
                MemoryMiB: { Min: 4096, Max: 32768 },
                MemoryGiBPerVCpu: { Min: 1.5, Max: 4 },
                AcceleratorCount: { Min: 1, Max: 2 },
                AcceleratorManufacturers: ['nvidia'],
                AcceleratorNames: ['t4g'],
                AcceleratorTypes: ['gpu'],
                AcceleratorTotalMemoryMiB: { Min: 1024, Max: 16384 },
                BareMetal: 'included',
                BurstablePerformance: 'required',
                CpuManufacturers: ['amazon-web-services'],
                InstanceGenerations: ['current'],
                LocalStorage: 'required',
                LocalStorageTypes: ['ssd'],
                TotalLocalStorageGB: { Min: 0.5, Max: 100 },
                BaselineEbsBandwidthMbps: { Min: 500, Max: 5000 },
                NetworkBandwidthGbps: { Min: 0.5, Max: 10 },
                NetworkInterfaceCount: { Min: 1, Max: 4 },
                AllowedInstanceTypes: ['g5g.*'],
                RequireHibernateSupport: true,
                OnDemandMaxPricePercentageOverLowestPrice: 30,
                MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: 50,
                BaselinePerformanceFactors: { Cpu: { References: [{ InstanceFamily: 'c6g' }] } },
              },
            }),
          ],
        },
      },
    });
  });

  test('excludes accelerators with a most of 0', () => {
    const template = groupWith({ capacitySource: attributes({ acceleratorCountMax: 0 }) });

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: { Overrides: [{ InstanceRequirements: { AcceleratorCount: { Max: 0 } } }] },
      },
    });
  });

  test('takes a set with a launch template of its own', () => {
    const template = groupWith((stack) => ({
      capacitySource: CapacitySource.attributes({
        instanceRequirements: [
          SMALLEST,
          {
            ...SMALLEST,
            cpuManufacturers: [ec2.CpuManufacturer.INTEL],
            launchTemplate: launchTemplate(stack, 'Intel', 'm7i.large'),
          },
        ],
      }),
    }));

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          Overrides: [
            { InstanceRequirements: Match.anyValue(), LaunchTemplateSpecification: Match.absent() },
            { InstanceRequirements: Match.anyValue(), LaunchTemplateSpecification: Match.anyValue() },
          ],
        },
      },
    });
  });

  test.each([
    ['vcpu', DesiredCapacityType.VCPU],
    ['memory-mib', DesiredCapacityType.MEMORY_MIB],
  ])('may count capacity as %s, without weights', (DesiredCapacityTypeName, desiredCapacityType) => {
    const template = groupWith({ capacitySource: attributes({}, { desiredCapacityType }) });

    template.hasResourceProperties(GROUP, { DesiredCapacityType: DesiredCapacityTypeName });
    expect(JSON.stringify(template.toJSON())).not.toContain('WeightedCapacity');
  });

  test('tolerates tokens', () => {
    const template = groupWith((stack) => {
      const number = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
      return {
        capacitySource: attributes({ vCpuCountMin: number('Least'), memoryMin: Size.mebibytes(number('Memory')) }),
      };
    });

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          Overrides: [
            { InstanceRequirements: { VCpuCount: { Min: { Ref: 'Least' } }, MemoryMiB: { Min: { Ref: 'Memory' } } } },
          ],
        },
      },
    });
  });

  const { LOWEST_PRICE, PRIORITIZED } = autoscaling.OnDemandAllocationStrategy;

  test('takes the one On-Demand strategy that it has', () => {
    const purchaseOption = PurchaseOption.onDemand({ onDemandAllocation: LOWEST_PRICE });

    expect(() => attributes({}, { purchaseOption })).not.toThrow();
  });

  test.each<[Partial<AttributesOptions>, string]>([
    [{ instanceRequirements: [] }, 'instanceRequirements must be 1 to 4 sets of attributes, got 0'],
    [
      { instanceRequirements: Array.from({ length: 5 }, () => SMALLEST) },
      'instanceRequirements must be 1 to 4 sets of attributes, got 5',
    ],
    [
      { purchaseOption: PurchaseOption.onDemand({ onDemandAllocation: PRIORITIZED }) },
      'onDemandAllocation must be lowest-price with CapacitySource.attributes, got prioritized',
    ],
    [
      { purchaseOption: PurchaseOption.spot({ allocation: SpotAllocation.capacityOptimizedPrioritized() }) },
      'allocation must not be capacity-optimized-prioritized with CapacitySource.attributes, which has no order of types',
    ],
  ])('fails for the options %#', (options, problem) => {
    expect(() => attributes({}, options)).toThrow(`CapacitySource.attributes: ${problem}`);
  });

  test.each<[Partial<InstanceRequirements>, string]>([
    [{ vCpuCountMin: -1 }, 'vCpuCountMin must be a whole number of at least 0, got -1'],
    [{ vCpuCountMin: 8, vCpuCountMax: 4 }, 'vCpuCountMin must be at most vCpuCountMax, got 8 and 4'],
    [{ memoryMax: Size.gibibytes(2) }, 'memoryMin must be at most memoryMax, got 4096 and 2048'],
    [{ networkBandwidthGbpsMin: Number.NaN }, 'networkBandwidthGbpsMin must be a number of at least 0, got NaN'],
    [
      { allowedInstanceTypes: ['m7g.*'], excludedInstanceTypes: ['t*'] },
      'either allowedInstanceTypes or excludedInstanceTypes must be given, got both',
    ],
    [{ allowedInstanceTypes: [] }, 'allowedInstanceTypes must be 1 to 400 instance types, got 0'],
    [
      { excludedInstanceTypes: ['m7g large'] },
      'excludedInstanceTypes must be instance types, with * for any part, got m7g large',
    ],
    [
      { spotMaxPricePercentageOverLowestPrice: 20 },
      'spotMaxPricePercentageOverLowestPrice must not be given without Spot Instances',
    ],
    [
      { onDemandMaxPricePercentageOverLowestPrice: -1 },
      'onDemandMaxPricePercentageOverLowestPrice must be a whole number of at least 0, got -1',
    ],
    [
      { acceleratorCountMax: 0, acceleratorTypes: [ec2.AcceleratorType.GPU] },
      'acceleratorTypes must not be given when acceleratorCountMax is 0',
    ],
    [
      { localStorage: ec2.LocalStorage.EXCLUDED, totalLocalStorageGBMin: 1 },
      'totalLocalStorageGBMin must not be given when localStorage is excluded',
    ],
    [
      { baselineInstanceFamily: 'c6i.large' },
      'baselineInstanceFamily must be what comes before the dot of an instance type, for example c6i, got c6i.large',
    ],
  ])('fails for the attributes %#', (requirements, problem) => {
    expect(() => attributes(requirements)).toThrow(`CapacitySource.attributes: ${problem}`);
  });

  test('fails for two limits on the price of Spot Instances', () => {
    const both = { maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 50, spotMaxPricePercentageOverLowestPrice: 20 };

    expect(() => attributes(both, { purchaseOption: spot })).toThrow(
      'either maxSpotPriceAsPercentageOfOptimalOnDemandPrice or spotMaxPricePercentageOverLowestPrice must be given, got both',
    );
  });

  test('fails for makers of processors that the image does not run on', () => {
    const capacitySource = attributes({ cpuManufacturers: [ec2.CpuManufacturer.INTEL, ec2.CpuManufacturer.AMD] });

    expect(() =>
      groupWith((stack) => ({ capacitySource, launchTemplate: launchTemplate(stack, 'Own', 'm7g.large') })),
    ).toThrow(
      "ElasticGroup Test/Group: cpuManufacturers must make processors of the architecture of the launch template's m7g.large (arm64), got intel, amd",
    );
  });

  const onArm = (allowedInstanceTypes: string[]) => () =>
    groupWith((stack) => ({
      capacitySource: attributes({ allowedInstanceTypes }),
      launchTemplate: launchTemplate(stack, 'Own', 'm7g.large'),
    }));

  test('fails where the image runs on none of the types that are allowed', () => {
    expect(onArm(['m7i.*', 'c7a.large'])).toThrow(
      "allowedInstanceTypes must be of the architecture of the launch template's m7g.large (arm64), got m7i.*, c7a.large",
    );
  });

  test.each<[string, Partial<InstanceRequirements>]>([
    ['allowedInstanceTypes must be', { allowedInstanceTypes: ['m7i.*'] }],
    ['cpuManufacturers must make processors', { cpuManufacturers: [ec2.CpuManufacturer.INTEL] }],
  ])('fails as %s of the architecture of the template that the group makes itself', (problem, requirements) => {
    expect(() => groupWith({ capacitySource: attributes(requirements) })).toThrow(
      `${problem} of the architecture of the launch template's m7g.medium (arm64), got `,
    );
  });

  test.each([[['m7i.*', 'm7g.*']], [['m7*']]])('allows %p, of which some run the image', (allowedInstanceTypes) => {
    expect(onArm(allowedInstanceTypes)).not.toThrow();
  });
});

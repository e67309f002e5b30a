import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const template = (InstanceType: string) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { InstanceType } },
});
const use = (logicalId: string) => ({ LaunchTemplateId: { Ref: logicalId }, Version: '1' });

/** A mixed group whose launch template is of m7g.medium. */
const mixed = (overrides: readonly object[], policy: object = {}) =>
  readStack(
    plainGroup(
      {
        MixedInstancesPolicy: {
          LaunchTemplate: { LaunchTemplateSpecification: use('Medium'), Overrides: overrides },
          ...policy,
        },
      },
      { Medium: template('m7g.medium'), Large: template('m7g.large') },
    ),
  );

describe('the mixed instances of a group', () => {
  test('are of the launch template’s type and On-Demand by default', () => {
    const { groups, findings } = mixed([]);

    expect(groups[0]?.mixedInstances).toEqual({
      types: [{ instanceType: 'm7g.medium', weight: 1 }],
      isWeighted: false,
      onDemandBase: 0,
      onDemandPercentage: 100,
      spotAllocationStrategy: 'lowest-price',
    });
    expect(findings).toEqual([]);
  });

  test('are of the types of the overrides, in order, with their weights', () => {
    const overrides = [
      { InstanceType: 'm7g.xlarge', WeightedCapacity: '4' },
      { LaunchTemplateSpecification: use('Large'), WeightedCapacity: '2' },
      { WeightedCapacity: '1' },
    ];

    expect(mixed(overrides).groups[0]?.mixedInstances?.types).toEqual([
      { instanceType: 'm7g.xlarge', weight: 4 },
      { instanceType: 'm7g.large', weight: 2 },
      { instanceType: 'm7g.medium', weight: 1 },
    ]);
  });

  test('are Spot as far as the distribution says', () => {
    const { groups, findings } = mixed([], {
      InstancesDistribution: {
        OnDemandBaseCapacity: '2',
        OnDemandPercentageAboveBaseCapacity: 25,
        SpotAllocationStrategy: 'price-capacity-optimized',
        DistributionSegments: [],
      },
    });

    expect(groups[0]?.mixedInstances).toMatchObject({
      onDemandBase: 2,
      onDemandPercentage: 25,
      spotAllocationStrategy: 'price-capacity-optimized',
    });
    expect(findings.map(({ message }) => message)).toEqual(['DistributionSegments: no effect']);
  });

  test('are of an unknown type when attributes choose it, which is reported', () => {
    const { groups, findings } = mixed([{ InstanceRequirements: { VCpuCount: { Min: 2 } } }]);

    expect(groups[0]?.mixedInstances?.types).toStrictEqual([{ weight: 1 }]);
    expect(findings).toEqual([
      {
        path: 'Resources.Group.Properties.MixedInstancesPolicy.LaunchTemplate.Overrides.0.InstanceRequirements',
        message: 'InstanceRequirements: which instance types match is not known',
      },
    ]);
  });

  test('fails to read a weight of 0, and takes 1', () => {
    const { groups, findings } = mixed([{ InstanceType: 'm7g.large', WeightedCapacity: '0' }]);

    expect(groups[0]?.mixedInstances?.types).toEqual([{ instanceType: 'm7g.large', weight: 1 }]);
    expect(findings[0]?.message).toBe('WeightedCapacity must be a whole number of at least 1, got 0');
  });
});

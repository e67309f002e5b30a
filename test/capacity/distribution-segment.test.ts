import { Match } from 'aws-cdk-lib/assertions';
import { CapacityReservation, CapacitySource, type DistributionSegmentOptions, TargetCapacityType } from '../../lib';
import { GROUP, groupWith, types } from './groups';

const { CAPACITY_BLOCK, INTERRUPTIBLE_CAPACITY_RESERVATION, ON_DEMAND, ON_DEMAND_CAPACITY_RESERVATION } =
  TargetCapacityType;
const ARN = 'arn:aws:resource-groups:us-east-1:111122223333:group/reserved';

const segment = (options: Partial<DistributionSegmentOptions> = {}) =>
  CapacitySource.distributionSegment({
    instanceTypes: types('p5.48xlarge', 'p4d.24xlarge'),
    targetCapacityTypes: [CAPACITY_BLOCK, ON_DEMAND_CAPACITY_RESERVATION, ON_DEMAND],
    ...options,
  });

describe('a distribution segment', () => {
  test('fills one kind of capacity after the other, of the reservations in a resource group', () => {
    const template = groupWith({ capacitySource: segment({ resourceGroupArns: [ARN] }) });

    template.hasResourceProperties(GROUP, {
      CapacityReservationSpecification: {
        CapacityReservationPreference: 'default',
        CapacityReservationTarget: { CapacityReservationResourceGroupArns: [ARN] },
      },
      MixedInstancesPolicy: {
        InstancesDistribution: Match.exact({
          OnDemandAllocationStrategy: 'prioritized',
          DistributionSegments: [
            { TargetCapacityTypes: ['capacity-block', 'on-demand-capacity-reservation', 'on-demand'] },
          ],
        }),
        LaunchTemplate: { Overrides: [{ InstanceType: 'p5.48xlarge' }, { InstanceType: 'p4d.24xlarge' }] },
      },
    });
  });

  test('leaves the reservations to the launch template where none are named', () => {
    const template = groupWith({ capacitySource: segment() });

    template.hasResourceProperties(GROUP, {
      CapacityReservationSpecification: Match.exact({ CapacityReservationPreference: 'default' }),
    });
  });

  test.each<[Partial<DistributionSegmentOptions>, string]>([
    [{ instanceTypes: [] }, 'instanceTypes must be 1 to 40 types, got 0'],
    [{ targetCapacityTypes: [] }, 'targetCapacityTypes must not be empty'],
    [
      { targetCapacityTypes: [CAPACITY_BLOCK, CAPACITY_BLOCK] },
      'targetCapacityTypes must not repeat a type, got capacity-block, capacity-block',
    ],
    [
      { targetCapacityTypes: [ON_DEMAND, INTERRUPTIBLE_CAPACITY_RESERVATION] },
      'targetCapacityTypes must have on-demand last, got on-demand, interruptible-capacity-reservation',
    ],
    [{ resourceGroupArns: [] }, 'resourceGroupArns must not be empty'],
    [{ resourceGroupArns: ['reserved'] }, 'resourceGroupArns must be ARNs of resource groups, got reserved'],
  ])('fails for the options %#', (options, problem) => {
    expect(() => segment(options)).toThrow(`CapacitySource.distributionSegment: ${problem}`);
  });

  test('fails where the group has a preference of its own', () => {
    const props = { capacitySource: segment(), capacityReservation: CapacityReservation.first() };

    expect(() => groupWith(props)).toThrow(
      'ElasticGroup Test/Group: capacityReservation must not be given with CapacitySource.distributionSegment, which names its own',
    );
  });
});

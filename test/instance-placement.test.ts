import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CapacityReservationTargeting, HardenedLaunchTemplate, InstancePlacement } from '../lib';
import { importedVpc, templateOf } from './support/template';

const RESOURCE_GROUP = 'arn:aws:resource-groups:us-east-1:111122223333:group/reserved';

const dataOf = (props: object) =>
  Object.values(
    templateOf((stack) => {
      new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });
    }).findResources('AWS::EC2::LaunchTemplate'),
  )[0]!.Properties.LaunchTemplateData;

const imported = () => ec2.PlacementGroup.fromPlacementGroupName(new Stack(), 'Group', 'close');

const made = (props: ec2.PlacementGroupProps) => new ec2.PlacementGroup(new Stack(), 'Group', props);

describe('InstancePlacement', () => {
  test.each<[string, InstancePlacement, object]>([
    ['in a placement group', InstancePlacement.inGroup(imported()), { GroupName: 'close' }],
    [
      'in a partition, dedicated',
      InstancePlacement.inGroup(imported(), { partitionNumber: 2, dedicated: true }),
      { GroupName: 'close', PartitionNumber: 2, Tenancy: 'dedicated' },
    ],
    ['in a shared group', InstancePlacement.inSharedGroup('pg-0123456789abcdef0'), { GroupId: 'pg-0123456789abcdef0' }],
    ['on Dedicated Instances', InstancePlacement.onDedicatedInstances(), { Tenancy: 'dedicated' }],
    ['on Dedicated Hosts', InstancePlacement.onDedicatedHosts(), { Tenancy: 'host' }],
    [
      'on one host, and back to it',
      InstancePlacement.onDedicatedHost('h-0123456789abcdef0', { hostAffinity: true }),
      { Tenancy: 'host', HostId: 'h-0123456789abcdef0', Affinity: 'host' },
    ],
    [
      'in a host resource group',
      InstancePlacement.inHostResourceGroup(RESOURCE_GROUP),
      { Tenancy: 'host', HostResourceGroupArn: RESOURCE_GROUP },
    ],
  ])('is %s', (_, placement, expected) => {
    expect(dataOf({ placement }).Placement).toEqual(expected);
  });

  test('fails for a partition of a placement group of another strategy', () => {
    const cluster = made({ strategy: ec2.PlacementGroupStrategy.CLUSTER });

    expect(() => InstancePlacement.inGroup(cluster, { partitionNumber: 1 })).toThrow(
      'InstancePlacement.inGroup: partitionNumber must be left out of a cluster placement group, got 1',
    );
  });

  test('fails for a partition that the placement group does not have', () => {
    expect(() => InstancePlacement.inGroup(made({ partitions: 3 }), { partitionNumber: 4 })).toThrow(
      'partitionNumber must be a whole number between 1 and 3, got 4',
    );
    expect(() => InstancePlacement.inSharedGroup('pg-1', { partitionNumber: 8 })).toThrow(
      'partitionNumber must be a whole number between 1 and 7, got 8',
    );
  });
});

describe('CapacityReservationTargeting', () => {
  const id = 'cr-0123456789abcdef0';
  const target = { CapacityReservationTarget: { CapacityReservationId: id } };

  test.each<[string, CapacityReservationTargeting, object, string | undefined]>([
    ['open', CapacityReservationTargeting.open(), { CapacityReservationPreference: 'open' }, undefined],
    ['none', CapacityReservationTargeting.none(), { CapacityReservationPreference: 'none' }, undefined],
    [
      'reservations only',
      CapacityReservationTargeting.reservationsOnly(),
      { CapacityReservationPreference: 'capacity-reservations-only' },
      undefined,
    ],
    ['one reservation', CapacityReservationTargeting.reservation(id), target, undefined],
    [
      'a resource group',
      CapacityReservationTargeting.resourceGroup(RESOURCE_GROUP),
      { CapacityReservationTarget: { CapacityReservationResourceGroupArn: RESOURCE_GROUP } },
      undefined,
    ],
    ['a Capacity Block', CapacityReservationTargeting.capacityBlock(id), target, 'capacity-block'],
    [
      'an interruptible one',
      CapacityReservationTargeting.interruptible(id),
      target,
      'interruptible-capacity-reservation',
    ],
  ])('is %s', (_, capacityReservationTargeting, specification, market) => {
    const data = dataOf({ capacityReservationTargeting });

    expect(data.CapacityReservationSpecification).toEqual(specification);
    expect(data.InstanceMarketOptions?.MarketType).toBe(market);
  });

  test.each([
    [
      () => CapacityReservationTargeting.reservation('web'),
      'capacityReservationId must be the id of a Capacity Reservation, got web',
    ],
    [
      () => CapacityReservationTargeting.capacityBlock(''),
      'capacityReservationId must be the id of a Capacity Reservation, got ',
    ],
    [
      () => CapacityReservationTargeting.resourceGroup('web'),
      'capacityReservationResourceGroupArn must be the ARN of a resource group, got web',
    ],
  ])('fail as %p does not name one', (target, problem) => {
    expect(target).toThrow(`CapacityReservationTargeting: ${problem}`);
  });

  test('can be read from the launch template, which tells whether reservations are named', () => {
    const build = (capacityReservationTargeting?: CapacityReservationTargeting) => {
      const stack = new Stack();
      return new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), capacityReservationTargeting });
    };

    expect(build(CapacityReservationTargeting.reservation(id)).capacityReservationTargeting?._hasTarget).toBe(true);
    expect(build(CapacityReservationTargeting.open()).capacityReservationTargeting?._hasTarget).toBe(false);
    expect(build().capacityReservationTargeting).toBeUndefined();
  });

  test('is left to Amazon EC2 unless told, as is the placement', () => {
    const template = templateOf((stack) => {
      new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack) });
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        CapacityReservationSpecification: Match.absent(),
        InstanceMarketOptions: Match.absent(),
        Placement: Match.absent(),
      },
    });
  });
});

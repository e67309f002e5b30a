import { CfnParameter, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticGroup, type ElasticGroupProps, HardenedLaunchTemplate, InstancePlacement } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const CLUSTER = { strategy: ec2.PlacementGroupStrategy.CLUSTER };
const SPREAD = { strategy: ec2.PlacementGroupStrategy.SPREAD };

const place = (stack: Stack, props: Partial<ElasticGroupProps> & { placement?: ec2.PlacementGroupProps } = {}) => {
  const { placement = {}, ...rest } = props;
  const placementGroup = new ec2.PlacementGroup(stack, 'Placement', placement);
  new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), placementGroup, ...rest });
};

const templateWith = (stack: Stack, placement: InstancePlacement) =>
  new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), placement });

describe('a cluster placement group', () => {
  const inOneZone: ec2.SubnetSelection = { availabilityZones: ['us-east-1a'] };

  test.each([CLUSTER, {}])('fits subnets in one zone, made with %p', (placement) => {
    expect(() => templateOf((stack) => place(stack, { placement, vpcSubnets: inOneZone }))).not.toThrow();
  });

  test.each([CLUSTER, {}])('fails with two zones, made with %p', (placement) => {
    expect(() => templateOf((stack) => place(stack, { placement }))).toThrow(
      'ElasticGroup Test/Group: a cluster placement group must have subnets in one zone, got us-east-1a, us-east-1b',
    );
  });

  test('fails with the zones of a VPC in a stack without a region', () => {
    const build = (stack: Stack) => place(stack, { placement: CLUSTER, vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }) });

    expect(() => templateOf(build)).toThrow('must have subnets in one zone, got zone 0, zone 1');
  });

  test('fails with two zones when it comes with the launch template', () => {
    const build = (stack: Stack) => {
      const placement = InstancePlacement.inGroup(new ec2.PlacementGroup(stack, 'Close', CLUSTER));
      const launchTemplate = templateWith(stack, placement);
      new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), launchTemplate });
    };

    expect(() => templateOf(build)).toThrow('a cluster placement group must have subnets in one zone');
  });

  test('passes where the zones cannot be told', () => {
    const build = (stack: Stack) => {
      const subnets = [1, 2].map((id) =>
        ec2.Subnet.fromSubnetAttributes(stack, `Subnet${id}`, { subnetId: `subnet-${id}`, routeTableId: `rtb-${id}` }),
      );
      place(stack, { placement: CLUSTER, vpcSubnets: { subnets } });
    };

    expect(() => templateOf(build)).not.toThrow();
  });

  test('passes where the strategy cannot be told', () => {
    const build = (stack: Stack) =>
      place(stack, { placementGroup: ec2.PlacementGroup.fromPlacementGroupName(stack, 'Imported', 'imported') });

    expect(() => templateOf(build)).not.toThrow();
  });
});

describe('a spread placement group', () => {
  test('takes 7 instances a zone', () => {
    expect(() => templateOf((stack) => place(stack, { placement: SPREAD, maxCapacity: 14 }))).not.toThrow();
  });

  test('fails when the group may grow beyond that', () => {
    expect(() => templateOf((stack) => place(stack, { placement: SPREAD, maxCapacity: 15 }))).toThrow(
      'maxCapacity must be at most 7 a zone with a spread placement group, got 15 and 2',
    );
  });

  test('has no such limit on hosts of an Outpost, nor a known one for a token', () => {
    const spreadLevel = ec2.PlacementGroupSpreadLevel.HOST;
    const tokenOf = (stack: Stack) => new CfnParameter(stack, 'Max', { type: 'Number' }).valueAsNumber;

    expect(() => templateOf((stack) => place(stack, { placement: { spreadLevel }, maxCapacity: 15 }))).not.toThrow();
    expect(() => templateOf((stack) => place(stack, { placement: SPREAD, maxCapacity: tokenOf(stack) }))).not.toThrow();
  });
});

describe('a placement group of the group', () => {
  test('fails beside one of the launch template', () => {
    const build = (stack: Stack) =>
      place(stack, { launchTemplate: templateWith(stack, InstancePlacement.inSharedGroup('pg-0123456789abcdef0')) });

    expect(() => templateOf(build)).toThrow(
      'placementGroup must not be given when the launch template has a placement group too',
    );
  });

  test.each([
    ['any host', InstancePlacement.onDedicatedHosts()],
    ['one host', InstancePlacement.onDedicatedHost('h-0123456789abcdef0')],
    ['a host resource group', InstancePlacement.inHostResourceGroup('arn:aws:resource-groups:a')],
  ])('fails with Dedicated Hosts: %s', (_, placement) => {
    const build = (stack: Stack) => place(stack, { launchTemplate: templateWith(stack, placement) });

    expect(() => templateOf(build)).toThrow(
      'placementGroup must not be given when the launch template places instances on Dedicated Hosts',
    );
  });

  test('goes with Dedicated Instances', () => {
    const placement = { strategy: ec2.PlacementGroupStrategy.PARTITION };
    const build = (stack: Stack) =>
      place(stack, { placement, launchTemplate: templateWith(stack, InstancePlacement.onDedicatedInstances()) });

    expect(() => templateOf(build)).not.toThrow();
  });
});

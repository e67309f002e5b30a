import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as headroom from '../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from './support/template';

const NAMED_BY_GROUP = 'the group chooses, for each instance anew';
const SAME_FOR_ALL = 'one template launches many instances, which cannot have the same address';
const NO_PUBLIC_ADDRESS = 'instances have no address outside by design';
const RETIRED = 'retired by AWS';
const BOUGHT_BY_GROUP = 'the group buys Spot capacity';

/** What of a launch template's data has no prop, and why. */
const WITHOUT_PROP: Readonly<Record<string, string>> = {
  'BlockDeviceMapping.virtualName': 'instance stores of current types are there without a mapping',
  'LaunchTemplateData.elasticGpuSpecifications': RETIRED,
  'LaunchTemplateData.elasticInferenceAccelerators': RETIRED,
  'LaunchTemplateData.kernelId': RETIRED,
  'LaunchTemplateData.ramDiskId': RETIRED,
  'LaunchTemplateData.instanceInitiatedShutdownBehavior': 'the group replaces an instance that stops itself',
  'LaunchTemplateData.instanceRequirements': 'belongs to the overrides of the group',
  'LaunchTemplateData.securityGroupIds': 'they are on the network interfaces',
  'LaunchTemplateData.securityGroups': 'they are on the network interfaces',
  'IamInstanceProfile.name': 'the profile has an ARN',
  'InstanceMarketOptions.spotOptions': BOUGHT_BY_GROUP,
  'NetworkInterface.associateCarrierIpAddress': NO_PUBLIC_ADDRESS,
  'NetworkInterface.ipv4Prefixes': SAME_FOR_ALL,
  'NetworkInterface.ipv6Addresses': SAME_FOR_ALL,
  'NetworkInterface.ipv6Prefixes': SAME_FOR_ALL,
  'NetworkInterface.networkInterfaceId': SAME_FOR_ALL,
  'NetworkInterface.privateIpAddress': SAME_FOR_ALL,
  'NetworkInterface.privateIpAddresses': SAME_FOR_ALL,
  'NetworkInterface.subnetId': NAMED_BY_GROUP,
  'Placement.availabilityZone': NAMED_BY_GROUP,
  'Placement.spreadDomain': 'reserved by AWS for future use',
};

/** By kind of data its properties, each with the kind that it holds, as the CDK's types have them. */
function readKinds(): ReadonlyMap<string, ReadonlyMap<string, string | undefined>> {
  const source = readFileSync(join(dirname(require.resolve('aws-cdk-lib/aws-ec2')), 'lib/ec2.generated.d.ts'), 'utf8');
  const start = source.indexOf('export declare namespace CfnLaunchTemplate {');
  const namespace = source.slice(start, source.indexOf('\n}\n', start));
  const kinds = namespace.matchAll(/ {4}interface (\w+)Property \{([\s\S]*?)\n {4}\}/g);
  const propertiesIn = (body: string) =>
    [...body.matchAll(/readonly (\w+)\??: (.+);/g)].map(([, name, type]): [string, string | undefined] => {
      return [name!, /CfnLaunchTemplate\.(\w+)Property/.exec(type!)?.[1]];
    });
  return new Map([...kinds].map(([, kind, body]) => [kind!, new Map(propertiesIn(body!))]));
}

const KINDS = readKinds();

/** The properties of a kind, and of the kinds below it, that none of the values has. */
function missingIn(kind: string, values: readonly object[]): string[] {
  return [...KINDS.get(kind)!].flatMap(([name, innerKind]) => {
    const inner = values.flatMap((value) => {
      const entries = Object.entries(value).filter(([key]) => key.toLowerCase() === name.toLowerCase());
      return entries.flatMap(([, each]) => each);
    });
    return inner.length === 0 ? [`${kind}.${name}`] : innerKind === undefined ? [] : missingIn(innerKind, inner);
  });
}

const NETWORK = {
  ipv4: headroom.NetworkAddresses.count(1),
  ipv6: headroom.NetworkAddresses.count(1),
  primaryIpv6: true,
  description: 'all',
  enaQueueCount: 2,
  enaExpress: headroom.EnaExpress.TCP,
  connectionTracking: {
    tcpEstablished: Duration.minutes(5),
    udpStream: Duration.minutes(2),
    udp: Duration.minutes(1),
  },
};

/** Templates that have all between them. */
const TEMPLATES: ReadonlyArray<(stack: Stack) => Partial<headroom.HardenedLaunchTemplateProps>> = [
  (stack) => ({
    instanceType: new ec2.InstanceType('m6a.large'),
    cpu: { topology: { coreCount: 1, threadsPerCore: 1 }, amdSevSnp: true, nestedVirtualization: true },
    nitroEnclaves: true,
    autoRecovery: false,
    terminationProtection: true,
    stopProtection: true,
    ebsOptimized: true,
    licenseConfigurationArns: ['arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-1'],
    keyPair: ec2.KeyPair.fromKeyPairName(stack, 'KeyPair', 'team'),
    instanceMetadataTags: true,
    metadataOverIpv6: true,
    placement: headroom.InstancePlacement.inGroup(
      ec2.PlacementGroup.fromPlacementGroupName(stack, 'Partitions', 'partitions'),
      { partitionNumber: 1 },
    ),
    capacityReservationTargeting: headroom.CapacityReservationTargeting.capacityBlock('cr-0123456789abcdef0'),
    networkInterface: headroom.NetworkInterface.efa(NETWORK),
    secondaryNetworkInterfaces: [{ networkInterface: headroom.NetworkInterface.ena() }],
    bandwidthWeighting: headroom.BandwidthWeighting.EBS,
    privateDnsName: headroom.PrivateDnsName.resourceName(),
    volumes: {
      '/dev/sdf': headroom.EbsVolume.gp3(Size.gibibytes(10), {
        iops: 3000,
        throughput: Size.mebibytes(200),
        ebsCardIndex: 1,
        encryptionKey: new kms.Key(stack, 'Key'),
        snapshot: { snapshotId: 'snap-0123456789abcdef0', initializationRate: Size.mebibytes(200) },
      }),
    },
    omittedDevices: ['/dev/sdb'],
  }),
  () => ({
    instanceType: new ec2.InstanceType('t4g.small'),
    cpu: { credits: ec2.CpuCredits.STANDARD },
    hibernation: true,
    rootVolumeSize: Size.gibibytes(20),
    placement: headroom.InstancePlacement.onDedicatedHost('h-0123456789abcdef0', { hostAffinity: true }),
    capacityReservationTargeting: headroom.CapacityReservationTargeting.resourceGroup('arn:aws:resource-groups:a'),
    networkInterface: headroom.NetworkInterface.ena({
      ipv4: headroom.NetworkAddresses.prefixes(1),
      ipv6: headroom.NetworkAddresses.prefixes(1),
    }),
  }),
  () => ({
    placement: headroom.InstancePlacement.inSharedGroup('pg-0123456789abcdef0'),
    capacityReservationTargeting: headroom.CapacityReservationTargeting.open(),
  }),
  () => ({ placement: headroom.InstancePlacement.inHostResourceGroup('arn:aws:resource-groups:a') }),
];

const addTo = (stack: Stack, propsIn: (typeof TEMPLATES)[number]) =>
  new headroom.HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...propsIn(stack) });

test('each property of the data of a launch template has a prop, or a reason against it', () => {
  const data = TEMPLATES.map((propsIn) => {
    const template = templateOf((stack) => addTo(stack, propsIn));
    return Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties.LaunchTemplateData;
  });

  expect(missingIn('LaunchTemplateData', data).sort()).toEqual(Object.keys(WITHOUT_PROP).sort());
});

test('the built-in CloudFormation validation finds nothing wrong with any of it', () => {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  TEMPLATES.forEach((propsIn, index) => {
    addTo(new Stack(app, `Test${index}`), propsIn);
  });
  jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

  const { directory } = app.synth();

  expect(JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')).pluginReports).toEqual([]);
});

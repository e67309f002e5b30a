import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import {
  BandwidthWeighting,
  CapacityReservationTargeting,
  EbsVolume,
  EnaExpress,
  InstancePlacement,
  LatestImage,
  NetworkAddresses,
  NetworkInterface,
  PrivateDnsName,
  type SecondaryNetworkInterface,
} from '../../lib';

const LICENSE = 'arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-0123456789abcdef0';

const size = (min: number, max: number) => fc.integer({ min, max }).map(Size.gibibytes);

const volumes = fc.oneof(
  size(8, 1000).map((each) => EbsVolume.gp3(each, { iops: 4000, throughput: Size.mebibytes(250) })),
  size(1, 1000).map((each) => EbsVolume.gp2(each)),
  size(100, 1000).map((each) => EbsVolume.io2(each, 5000)),
  size(125, 1000).map((each) => EbsVolume.st1(each)),
);

const networkInterfaces = fc
  .record(
    {
      ipv4: fc.constantFrom(NetworkAddresses.count(2), NetworkAddresses.prefixes(1)),
      enaExpress: fc.constantFrom(...Object.values(EnaExpress)),
      description: fc.constant('web'),
    },
    { requiredKeys: [] },
  )
  .map(NetworkInterface.ena);

/** What instances look like. */
export const launchTemplates = fc.record(
  {
    instanceType: fc.constantFrom('m7g.large', 'c7g.xlarge', 'r7g.medium').map((name) => new ec2.InstanceType(name)),
    cpu: fc.constant({ topology: { coreCount: 1, threadsPerCore: 1 } }),
    placement: fc.constant(InstancePlacement.onDedicatedInstances()),
    autoRecovery: fc.boolean(),
    terminationProtection: fc.boolean(),
    stopProtection: fc.boolean(),
    ebsOptimized: fc.boolean(),
    nitroEnclaves: fc.boolean(),
    instanceMetadataTags: fc.boolean(),
    metadataOverIpv6: fc.boolean(),
    metadataHopLimit: fc.integer({ min: 1, max: 64 }),
    detailedMonitoring: fc.boolean(),
    sessionManager: fc.boolean(),
    rootVolumeSize: size(64, 500),
    rootVolumeIops: fc.integer({ min: 3000, max: 16_000 }),
    rootVolumeThroughput: fc.integer({ min: 125, max: 750 }).map(Size.mebibytes),
    volumes: fc.dictionary(fc.constantFrom('/dev/sdf', '/dev/sdg', '/dev/sdh'), volumes, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    omittedDevices: fc.constant<string[]>(['/dev/sdb']),
    networkInterface: networkInterfaces,
    bandwidthWeighting: fc.constantFrom(...Object.values(BandwidthWeighting)),
    secondaryNetworkInterfaces: fc.constant<SecondaryNetworkInterface[]>([
      { networkInterface: NetworkInterface.ena(), networkCardIndex: 1 },
    ]),
    licenseConfigurationArns: fc.constant<string[]>([LICENSE]),
    capacityReservationTargeting: fc.constantFrom(
      CapacityReservationTargeting.open(),
      CapacityReservationTargeting.none(),
    ),
    machineImage: fc.constantFrom(LatestImage.atDeployment(), LatestImage.withLaunchTemplate()),
    privateDnsName: fc.constantFrom(PrivateDnsName.ipName(), PrivateDnsName.resourceName({ ipv4Record: true })),
  },
  { requiredKeys: ['rootVolumeSize'] }, // what hangs on it is then within its limits
);

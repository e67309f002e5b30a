import { Duration, Size, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as headroom from '../../lib';

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

/** Launch templates that have everything between them. */
export const LAUNCH_TEMPLATES: ReadonlyArray<(stack: Stack) => Partial<headroom.HardenedLaunchTemplateProps>> = [
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

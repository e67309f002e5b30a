import {
  CapacityReservationTargeting,
  type ConnectionTrackingTimeouts,
  type CpuTopology,
  type EbsSnapshot,
  type EbsVolumeOptions,
  type Gp3VolumeOptions,
  type HardenedLaunchTemplateProps,
  type InstanceCpu,
  InstancePlacement,
  NetworkAddresses,
  NetworkInterface,
  type NetworkInterfaceOptions,
  type PlacementGroupOptions,
  PrivateDnsName,
  type ResourceNameOptions,
  type SecondaryNetworkInterface,
} from '../../lib';
import { by, type Claims, member, propsOf, without } from './claim';

const template = propsOf<HardenedLaunchTemplateProps>('HardenedLaunchTemplate');
const cpu = propsOf<InstanceCpu>('InstanceCpu');
const network = propsOf<NetworkInterfaceOptions>('NetworkInterface');
const secondary = propsOf<SecondaryNetworkInterface>('SecondaryNetworkInterface');
const volume = propsOf<EbsVolumeOptions>('EbsVolume');
const snapshot = propsOf<EbsSnapshot>('EbsSnapshot');

const NAMED_BY_GROUP = 'the group chooses, for each instance anew';
const SAME_FOR_ALL = 'one template launches many instances, which cannot have the same address';
const RETIRED = 'retired by AWS';
const ON_INTERFACES = 'they are on the network interfaces';

const VOLUMES: Claims = {
  BlockDeviceMappings: by(template('volumes')),
  'BlockDeviceMappings.DeviceName': by(template('rootDeviceName', 'volumes')),
  'BlockDeviceMappings.Ebs.DeleteOnTermination': by('always on'),
  'BlockDeviceMappings.Ebs.EbsCardIndex': by(volume('ebsCardIndex')),
  'BlockDeviceMappings.Ebs.Encrypted': by('always on'),
  'BlockDeviceMappings.Ebs.Iops': by(template('rootVolumeIops'), propsOf<Gp3VolumeOptions>('EbsVolume.gp3')('iops')),
  'BlockDeviceMappings.Ebs.KmsKeyId': by(template('encryptionKey'), volume('encryptionKey')),
  'BlockDeviceMappings.Ebs.SnapshotId': by(snapshot('snapshotId')),
  'BlockDeviceMappings.Ebs.Throughput': by(
    template('rootVolumeThroughput'),
    propsOf<Gp3VolumeOptions>('EbsVolume.gp3')('throughput'),
  ),
  'BlockDeviceMappings.Ebs.VolumeInitializationRate': by(snapshot('initializationRate')),
  'BlockDeviceMappings.Ebs.VolumeSize': by(template('rootVolumeSize'), 'each factory of `EbsVolume`'),
  'BlockDeviceMappings.Ebs.VolumeType': by('each factory of `EbsVolume`'),
  'BlockDeviceMappings.NoDevice': by(template('omittedDevices')),
  'BlockDeviceMappings.VirtualName': without('instance stores of current types are there without a mapping'),
};

const INTERFACES: Claims = {
  NetworkInterfaces: by(template('networkInterface', 'secondaryNetworkInterfaces')),
  'NetworkInterfaces.AssociateCarrierIpAddress': without('instances have no address outside by design'),
  'NetworkInterfaces.AssociatePublicIpAddress': by('always off'),
  'NetworkInterfaces.ConnectionTrackingSpecification': by(network('connectionTracking')),
  'NetworkInterfaces.ConnectionTrackingSpecification.TcpEstablishedTimeout': by(
    propsOf<ConnectionTrackingTimeouts>('ConnectionTrackingTimeouts')('tcpEstablished'),
  ),
  'NetworkInterfaces.ConnectionTrackingSpecification.UdpStreamTimeout': by(
    propsOf<ConnectionTrackingTimeouts>('ConnectionTrackingTimeouts')('udpStream'),
  ),
  'NetworkInterfaces.ConnectionTrackingSpecification.UdpTimeout': by(
    propsOf<ConnectionTrackingTimeouts>('ConnectionTrackingTimeouts')('udp'),
  ),
  'NetworkInterfaces.DeleteOnTermination': by('always on'),
  'NetworkInterfaces.Description': by(network('description')),
  'NetworkInterfaces.DeviceIndex': by(secondary('deviceIndex')),
  'NetworkInterfaces.EnaQueueCount': by(network('enaQueueCount')),
  'NetworkInterfaces.EnaSrdSpecification': by(network('enaExpress')),
  'NetworkInterfaces.Groups': by(template('securityGroup', 'additionalSecurityGroups'), secondary('securityGroups')),
  'NetworkInterfaces.InterfaceType': by(member(NetworkInterface, 'efa'), member(NetworkInterface, 'efaOnly')),
  'NetworkInterfaces.Ipv4PrefixCount': by(network('ipv4'), member(NetworkAddresses, 'prefixes')),
  'NetworkInterfaces.Ipv4Prefixes': without(SAME_FOR_ALL),
  'NetworkInterfaces.Ipv6AddressCount': by(network('ipv6'), member(NetworkAddresses, 'count')),
  'NetworkInterfaces.Ipv6Addresses': without(SAME_FOR_ALL),
  'NetworkInterfaces.Ipv6PrefixCount': by(network('ipv6'), member(NetworkAddresses, 'prefixes')),
  'NetworkInterfaces.Ipv6Prefixes': without(SAME_FOR_ALL),
  'NetworkInterfaces.NetworkCardIndex': by(secondary('networkCardIndex')),
  'NetworkInterfaces.NetworkInterfaceId': without(SAME_FOR_ALL),
  'NetworkInterfaces.PrimaryIpv6': by(network('primaryIpv6')),
  'NetworkInterfaces.PrivateIpAddress': without(SAME_FOR_ALL),
  'NetworkInterfaces.PrivateIpAddresses': without(SAME_FOR_ALL),
  'NetworkInterfaces.SecondaryPrivateIpAddressCount': by(network('ipv4'), member(NetworkAddresses, 'count')),
  'NetworkInterfaces.SubnetId': without(NAMED_BY_GROUP),
};

const PLACEMENT: Claims = {
  Placement: by(template('placement')),
  'Placement.Affinity': by(member(InstancePlacement, 'onDedicatedHost'), member(InstancePlacement, 'onDedicatedHosts')),
  'Placement.AvailabilityZone': without(NAMED_BY_GROUP),
  'Placement.GroupId': by(member(InstancePlacement, 'inSharedGroup')),
  'Placement.GroupName': by(member(InstancePlacement, 'inGroup')),
  'Placement.HostId': by(member(InstancePlacement, 'onDedicatedHost')),
  'Placement.HostResourceGroupArn': by(member(InstancePlacement, 'inHostResourceGroup')),
  'Placement.PartitionNumber': by(propsOf<PlacementGroupOptions>('InstancePlacement.inGroup')('partitionNumber')),
  'Placement.SpreadDomain': without('reserved by AWS'),
  'Placement.Tenancy': by(
    member(InstancePlacement, 'onDedicatedInstances'),
    member(InstancePlacement, 'onDedicatedHosts'),
  ),
};

/** Of the `LaunchTemplateData` of `AWS::EC2::LaunchTemplate`. */
export const LAUNCH_TEMPLATE_CLAIMS: Claims = {
  ...VOLUMES,
  CapacityReservationSpecification: by(template('capacityReservationTargeting')),
  'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationId': by(
    member(CapacityReservationTargeting, 'reservation'),
    member(CapacityReservationTargeting, 'capacityBlock'),
    member(CapacityReservationTargeting, 'interruptible'),
  ),
  'CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationResourceGroupArn': by(
    member(CapacityReservationTargeting, 'resourceGroup'),
  ),
  CpuOptions: by(template('cpu')),
  'CpuOptions.AmdSevSnp': by(cpu('amdSevSnp')),
  'CpuOptions.CoreCount': by(propsOf<CpuTopology>('CpuTopology')('coreCount')),
  'CpuOptions.NestedVirtualization': by(cpu('nestedVirtualization')),
  'CpuOptions.ThreadsPerCore': by(propsOf<CpuTopology>('CpuTopology')('threadsPerCore')),
  CreditSpecification: by(cpu('credits')),
  DisableApiStop: by(template('stopProtection')),
  DisableApiTermination: by(template('terminationProtection')),
  EbsOptimized: by(template('ebsOptimized')),
  ElasticGpuSpecifications: without(RETIRED),
  ElasticInferenceAccelerators: without(RETIRED),
  EnclaveOptions: by(template('nitroEnclaves')),
  HibernationOptions: by(template('hibernation')),
  IamInstanceProfile: by(template('role')),
  'IamInstanceProfile.Name': without('the profile has an ARN'),
  ImageId: by(template('machineImage')),
  InstanceInitiatedShutdownBehavior: without('the group replaces an instance that stops itself'),
  InstanceMarketOptions: by(
    member(CapacityReservationTargeting, 'capacityBlock'),
    member(CapacityReservationTargeting, 'interruptible'),
  ),
  'InstanceMarketOptions.SpotOptions': without('the group buys Spot capacity: `PurchaseOption.spot`'),
  InstanceRequirements: without('belongs to the overrides of the group: `CapacitySource.attributes`'),
  InstanceType: by(template('instanceType')),
  KernelId: without(RETIRED),
  KeyName: by(template('keyPair')),
  LicenseSpecifications: by(template('licenseConfigurationArns')),
  MaintenanceOptions: by(template('autoRecovery')),
  MetadataOptions: by('always set'),
  'MetadataOptions.HttpEndpoint': by('always on'),
  'MetadataOptions.HttpProtocolIpv6': by(template('metadataOverIpv6')),
  'MetadataOptions.HttpPutResponseHopLimit': by(template('metadataHopLimit')),
  'MetadataOptions.HttpTokens': by('always required'),
  'MetadataOptions.InstanceMetadataTags': by(template('instanceMetadataTags')),
  Monitoring: by(template('detailedMonitoring')),
  ...INTERFACES,
  NetworkPerformanceOptions: by(template('bandwidthWeighting')),
  ...PLACEMENT,
  PrivateDnsNameOptions: by(template('privateDnsName')),
  'PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord': by(
    propsOf<ResourceNameOptions>('PrivateDnsName')('ipv6Record'),
  ),
  'PrivateDnsNameOptions.EnableResourceNameDnsARecord': by(
    propsOf<ResourceNameOptions>('PrivateDnsName')('ipv4Record'),
  ),
  'PrivateDnsNameOptions.HostnameType': by(member(PrivateDnsName, 'ipName'), member(PrivateDnsName, 'resourceName')),
  RamDiskId: without(RETIRED),
  SecurityGroupIds: without(ON_INTERFACES),
  SecurityGroups: without(ON_INTERFACES),
  TagSpecifications: by('`Tags.of(launchTemplate)`', template('tagSpotRequests')),
  UserData: by(template('userData'), '`ElasticGroup.addUserData`'),
};

import * as cdk from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as headroom from '../lib';
import {
  DEPLOYMENT_DEFAULTS_AS_CODE,
  DEPLOYMENT_DEFAULTS_AS_SENTENCE,
  DEPLOYMENT_STACKS,
} from './deployment/documented-defaults';
import * as policies from './policies/documented-defaults';
import { readDocumentedDefaults } from './support/documented-defaults';
import { importedVpc, templateOf } from './support/template';

type Props = Readonly<Record<string, unknown>>;

const newGroup = (stack: cdk.Stack) =>
  new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), minCapacity: 2, maxCapacity: 20 });

/** A group behind a target group, with a terminating hook beside what is asked for. */
function newTargetedGroup(stack: cdk.Stack, props: Partial<headroom.ElasticGroupProps>): void {
  const group = new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
  group.addHook('Late', headroom.LifecycleHook.terminating());
  new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), port: 80, targets: [group] });
}

function control(stack: cdk.Stack, props: headroom.CapacityControllerProps): void {
  const autoScalingGroup = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Group', 'web');
  new headroom.CapacityController(stack, 'Controller', { autoScalingGroup, baseline: 1, highestFloor: 5, ...props });
}

function launch(stack: cdk.Stack, props: Props): void {
  new headroom.HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });
}

const volume = (stack: cdk.Stack, options: Props) =>
  launch(stack, { volumes: { '/dev/sdf': headroom.EbsVolume.gp3(cdk.Size.gibibytes(10), options) } });

function launchGroup(stack: cdk.Stack, props: Props): void {
  new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
}

function launchTypes(stack: cdk.Stack, props: Props): void {
  launchGroup(stack, { capacitySource: headroom.CapacitySource.mixedInstances({ instanceTypes: [M7G], ...props }) });
}

function launchAttributes(stack: cdk.Stack, requirements: Props, options: Props = {}): void {
  const least = { vCpuCountMin: 2, memoryMin: cdk.Size.gibibytes(4) };
  const instanceRequirements = [{ ...least, ...requirements }];
  launchGroup(stack, { capacitySource: headroom.CapacitySource.attributes({ instanceRequirements, ...options }) });
}

const M7G = { instanceType: new cdk.aws_ec2.InstanceType('m7g.large') };

/** For each interface the smallest stack in which all of its props can be seen. */
const STACKS: Readonly<Record<string, (stack: cdk.Stack, props: Props) => void>> = {
  ...DEPLOYMENT_STACKS,
  ...policies.STACKS,
  HardenedLaunchTemplateOptions: launch,
  LaunchTemplateInstanceOptions: launch,
  LaunchTemplateVolumeOptions: launch,
  LaunchTemplateNetworkOptions: launch,
  InstanceCpu: (stack, cpu) => launch(stack, { cpu, instanceType: new cdk.aws_ec2.InstanceType('m6a.large') }),
  PlacementGroupOptions: (stack, props) =>
    launch(stack, { placement: headroom.InstancePlacement.inSharedGroup('pg-0123456789abcdef0', props) }),
  DedicatedHostOptions: (stack, props) =>
    launch(stack, { placement: headroom.InstancePlacement.onDedicatedHosts(props) }),
  EbsVolumeOptions: volume,
  Gp3VolumeOptions: volume,
  EbsSnapshot: (stack, props) => volume(stack, { snapshot: { snapshotId: 'snap-0123456789abcdef0', ...props } }),
  EfaOnlyOptions: (stack, props) => {
    const secondary = { networkInterface: headroom.NetworkInterface.efaOnly(props) };
    launch(stack, { secondaryNetworkInterfaces: [secondary] });
  },
  NetworkInterfaceOptions: (stack, props) => launch(stack, { networkInterface: headroom.NetworkInterface.ena(props) }),
  ConnectionTrackingTimeouts: (stack, connectionTracking) =>
    launch(stack, { networkInterface: headroom.NetworkInterface.ena({ connectionTracking }) }),
  SecondaryNetworkInterface: (stack, props) => {
    const secondary = { networkInterface: headroom.NetworkInterface.ena(), ...props };
    launch(stack, { secondaryNetworkInterfaces: [secondary] });
  },
  ResourceNameOptions: (stack, props) => launch(stack, { privateDnsName: headroom.PrivateDnsName.ipName(props) }),
  ZoneOptions: (stack, props) => {
    new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
  },
  ZonalShiftOptions: (stack, props) => {
    const zoneImpairmentPolicy = headroom.ZoneImpairmentPolicy.ignoreUnhealthy(props);
    new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), zoneImpairmentPolicy });
  },
  ElasticGroupOptions: (stack, props) => {
    const group = new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
    new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), port: 80, targets: [group] });
  },
  ElasticGroupProps: (stack, props) => {
    new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
  },
  CapacityOptions: launchGroup,
  MixedInstancesOptions: launchTypes,
  MixedInstanceType: (stack, props) => launchTypes(stack, { instanceTypes: [{ ...M7G, ...props }] }),
  OverrideOptions: launchTypes,
  InstanceRequirements: launchAttributes,
  AttributesOptions: (stack, props) => launchAttributes(stack, {}, props),
  OnDemandPurchaseOptions: (stack, props) =>
    launchTypes(stack, { purchaseOption: headroom.PurchaseOption.onDemand(props) }),
  SpotPurchaseOptions: (stack, props) => launchTypes(stack, { purchaseOption: headroom.PurchaseOption.spot(props) }),
  LowestPriceOptions: (stack, props) => {
    const allocation = headroom.SpotAllocation.lowestPrice(props);
    launchTypes(stack, { purchaseOption: headroom.PurchaseOption.spot({ allocation }) });
  },
  DistributionSegmentOptions: (stack, props) => {
    const targetCapacityTypes = [headroom.TargetCapacityType.CAPACITY_BLOCK];
    const options = { instanceTypes: [M7G], targetCapacityTypes, ...props };
    launchGroup(stack, { capacitySource: headroom.CapacitySource.distributionSegment(options) });
  },
  WarmPoolOptions: (stack, props) => launchGroup(stack, { warmPool: headroom.WarmPool.stopped(props) }),
  LifecycleOptions: newTargetedGroup,
  TerminationOptions: newTargetedGroup,
  LifecycleHookOptions: (stack, props) => {
    newTargetedGroup(stack, { lifecycleHooks: { Install: headroom.LifecycleHook.launching(props) } });
  },
  TargetHealthOptions: (stack, props) => {
    newTargetedGroup(stack, { readiness: headroom.Readiness.targetHealth(props) });
  },
  ReadinessByInstanceOptions: (stack, props) => {
    newTargetedGroup(stack, { readiness: headroom.Readiness.completedByInstance(props) });
  },
  DrainByInstanceOptions: (stack, props) => {
    newTargetedGroup(stack, { drain: headroom.Drain.completedByInstance(props) });
  },
  LaunchBeforeTerminatingOptions: (stack, props) => {
    newTargetedGroup(stack, { instanceMaintenance: headroom.InstanceMaintenance.launchBeforeTerminating(props) });
  },
  TerminateBeforeLaunchingOptions: (stack, props) => {
    newTargetedGroup(stack, { instanceMaintenance: headroom.InstanceMaintenance.terminateBeforeLaunching(props) });
  },
  GroupNotification: (stack, props) => {
    newTargetedGroup(stack, { notifications: [{ topic: new sns.Topic(stack, 'Topic'), ...props }] });
  },
  CapacityControllerProps: (stack, props) => {
    new headroom.CapacityController(stack, 'Controller', { autoScalingGroup: newGroup(stack), ...props });
  },
  ControlledGroup: (stack, props) => {
    const groups = headroom.ControlledGroups.list([{ group: newGroup(stack), ...props }]);
    new headroom.CapacityController(stack, 'Controller', { groups });
  },
  ControllerAlarms: (stack) => {
    const mode = headroom.ControllerMode.shadow();
    new headroom.CapacityController(stack, 'Controller', { autoScalingGroup: newGroup(stack), mode });
  },
  ControllerModeOptions: (stack, props) => control(stack, { mode: headroom.ControllerMode.floor(props) }),
  LeadOptions: (stack, props) => control(stack, { mode: headroom.ControllerMode.lead(props) }),
  LearnedBootTimeOptions: (stack, props) => {
    const bootTime = headroom.BootTime.learned(props);
    control(stack, { mode: headroom.ControllerMode.floor({ bootTime }) });
  },
  DemandOptions: (stack, props) => {
    const queue = new sqs.Queue(stack, 'Jobs');
    control(stack, { loadSource: headroom.LoadSource.queue(queue, props) });
  },
  RequestsOptions: (stack, props) => {
    new headroom.ElasticService(stack, 'Web', { loadSource: headroom.LoadSource.requests(props) });
  },
  ElasticServiceProps: (stack, props) => {
    new headroom.ElasticService(stack, 'Web', props);
  },
};

function synthesize(name: string, props: Props = {}): Template {
  const [interfaceName] = name.split('.') as [string];
  return templateOf((stack) => STACKS[interfaceName]!(stack, props));
}

const anyDemand = headroom.LoadSource.metric(new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Orders' }));

/** Defaults written as code: another value must change the template, and the documented one must not. */
const WRITTEN_AS_CODE: ReadonlyArray<[name: string, otherValue: unknown]> = [
  ...DEPLOYMENT_DEFAULTS_AS_CODE,
  ['LaunchTemplateVolumeOptions.rootVolumeSize', cdk.Size.gibibytes(20)],
  ['LaunchTemplateVolumeOptions.rootDeviceName', '/dev/sda1'],
  ['LaunchTemplateInstanceOptions.nitroEnclaves', true],
  ['LaunchTemplateInstanceOptions.hibernation', true],
  ['LaunchTemplateInstanceOptions.autoRecovery', false],
  ['LaunchTemplateInstanceOptions.terminationProtection', true],
  ['LaunchTemplateInstanceOptions.stopProtection', true],
  ['LaunchTemplateInstanceOptions.instanceMetadataTags', true],
  ['LaunchTemplateInstanceOptions.metadataOverIpv6', true],
  ['LaunchTemplateInstanceOptions.tagSpotRequests', true],
  ['LaunchTemplateNetworkOptions.networkInterface', headroom.NetworkInterface.efa()],
  ['InstanceCpu.amdSevSnp', true],
  ['InstanceCpu.nestedVirtualization', true],
  ['PlacementGroupOptions.dedicated', true],
  ['DedicatedHostOptions.hostAffinity', true],
  ['NetworkInterfaceOptions.primaryIpv6', true],
  ['SecondaryNetworkInterface.networkCardIndex', 1],
  ['SecondaryNetworkInterface.deviceIndex', 2],
  ['ResourceNameOptions.ipv4Record', true],
  ['ResourceNameOptions.ipv6Record', true],
  ['ZonalShiftOptions.skipZonalShiftValidation', true],
  ['HardenedLaunchTemplateOptions.detailedMonitoring', false],
  ['HardenedLaunchTemplateOptions.metadataHopLimit', 2],
  ['HardenedLaunchTemplateOptions.sessionManager', false],
  ['ElasticGroupOptions.minCapacity', 2],
  ['ElasticGroupOptions.maxCapacity', 20],
  ['ElasticGroupOptions.defaultInstanceWarmup', cdk.Duration.minutes(1)],
  ['ElasticGroupOptions.healthCheckGracePeriod', cdk.Duration.minutes(1)],
  ['CapacityOptions.capacitySource', headroom.CapacitySource.mixedInstances({ instanceTypes: [M7G] })],
  ['MixedInstancesOptions.purchaseOption', headroom.PurchaseOption.spot()],
  ['AttributesOptions.purchaseOption', headroom.PurchaseOption.spot()],
  ['AttributesOptions.desiredCapacityType', headroom.DesiredCapacityType.VCPU],
  ['SpotPurchaseOptions.onDemandBaseCapacity', 1],
  ['SpotPurchaseOptions.onDemandPercentageAboveBaseCapacity', 1],
  ['SpotPurchaseOptions.allocation', headroom.SpotAllocation.capacityOptimized()],
  ['SpotPurchaseOptions.capacityRebalance', false],
  ['LowestPriceOptions.pools', 3],
  ['WarmPoolOptions.minSize', 1],
  ['WarmPoolOptions.reuseOnScaleIn', true],
  ['LifecycleOptions.retainAbandonedInstances', true],
  ['LifecycleOptions.loadBalancerHealthChecks', false],
  ['LifecycleOptions.ebsHealthChecks', true],
  ['LifecycleOptions.newInstancesProtectedFromScaleIn', true],
  ['LifecycleHookOptions.heartbeatTimeout', cdk.Duration.minutes(5)],
  ['TargetHealthOptions.timeout', cdk.Duration.minutes(5)],
  ['TargetHealthOptions.interval', cdk.Duration.seconds(5)],
  ['ReadinessByInstanceOptions.timeout', cdk.Duration.minutes(5)],
  ['DrainByInstanceOptions.heartbeatTimeout', cdk.Duration.minutes(5)],
  ['LaunchBeforeTerminatingOptions.maxHealthyPercentage', 200],
  ['TerminateBeforeLaunchingOptions.minHealthyPercentage', 50],
  ['CapacityControllerProps.loadSource', anyDemand],
  ['CapacityControllerProps.mode', headroom.ControllerMode.lead()],
  ['CapacityControllerProps.operatorCommands', false],
  ['CapacityControllerProps.interval', cdk.Duration.minutes(5)],
  ['CapacityControllerProps.logRetention', logs.RetentionDays.ONE_DAY],
  ['ControllerModeOptions.quality', 5],
  ['ControllerModeOptions.bootTime', headroom.BootTime.learned()],
  ['ControllerModeOptions.minimumHold', cdk.Duration.minutes(5)],
  ['LeadOptions.tolerance', 10],
  ['LeadOptions.scaleInLimit', 100],
  ['LearnedBootTimeOptions.atFirst', cdk.Duration.minutes(5)],
  ['ControlledGroup.loadSource', anyDemand],
  ...policies.AS_CODE,
  ['ElasticServiceProps.applicationPort', 8080],
  ['ElasticServiceProps.healthCheckPath', '/health'],
  ['ElasticServiceProps.controllerMode', headroom.ControllerMode.lead()],
  ['ElasticServiceProps.loadSource', headroom.LoadSource.requests()],
  ['ElasticServiceProps.operatorCommands', false],
];

const launchTemplateData = (LaunchTemplateData: object) => (template: Template) =>
  template.hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData });

const groupHas = (properties: object) => (template: Template) =>
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', properties);

const overriddenBy = (override: object) => ({
  MixedInstancesPolicy: { LaunchTemplate: { Overrides: [Match.objectLike(override)] } },
});

const distributedAs = (InstancesDistribution: object) => ({ MixedInstancesPolicy: { InstancesDistribution } });

const isAl2023Arm = launchTemplateData({
  ImageId: Match.stringLikeRegexp('^{{resolve:ssm:.*/al2023-ami-kernel-[0-9.]+-arm64}}$'),
});

const hasNoUserCommands = launchTemplateData({ UserData: { 'Fn::Base64': '#!/bin/bash' } });

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const privateSubnets = [1, 2].map((index) => ({ Ref: Match.stringLikeRegexp(`PrivateSubnet${index}`) }));

const controllerIsTold = (Variables: object) => (template: Template) =>
  template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables } });

const tellsNobody = (template: Template) =>
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });

const hasNoAlarmOn = (metricName: string) => (template: Template) =>
  template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: metricName }, 0);

const needsGroup = () =>
  expect(() => synthesize('CapacityControllerProps', { autoScalingGroup: undefined })).toThrow(
    'either autoScalingGroup or groups must be given, got neither',
  );

const groupLacks = (property: string) => (template: Template) =>
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { [property]: Match.absent() });

const hookIs = (hook: object) => (template: Template) =>
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
    LifecycleHookSpecificationList: Match.arrayWith([Match.objectLike(hook)]),
  });

const hasHooks = (count: number) => (template: Template) => {
  const [group] = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
  expect(group!.Properties.LifecycleHookSpecificationList).toHaveLength(count);
};

const OF_GROUP = 'of an imported group it must be given';

const listedAs = (text: string) =>
  controllerIsTold({
    AUTO_SCALING_GROUPS: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(text)])] },
  });

const isNotSaid = (property: string) => (template: Template) =>
  expect(JSON.stringify(template.toJSON())).not.toContain(`"${property}":`);

/** Defaults that are Amazon's own: the property that is then left out. */
const LEFT_OUT: ReadonlyArray<[name: string, sentence: string, property: string]> = [
  ['LaunchTemplateInstanceOptions.cpu', '- nothing', 'CpuOptions'],
  ['LaunchTemplateInstanceOptions.placement', '- shared hardware, in no placement group', 'Placement'],
  [
    'LaunchTemplateInstanceOptions.capacityReservationTargeting',
    '- `open`, the default of Amazon EC2',
    'CapacityReservationSpecification',
  ],
  ['LaunchTemplateInstanceOptions.ebsOptimized', '- as the instance type has it', 'EbsOptimized'],
  ['LaunchTemplateInstanceOptions.licenseConfigurationArns', '- none', 'LicenseSpecifications'],
  ['LaunchTemplateInstanceOptions.keyPair', '- none', 'KeyName'],
  ['LaunchTemplateVolumeOptions.rootVolumeIops', '- 3000, which each gp3 volume has', 'Iops'],
  ['LaunchTemplateVolumeOptions.rootVolumeThroughput', '- 125 MiB, which each gp3 volume has', 'Throughput'],
  ['LaunchTemplateVolumeOptions.omittedDevices', '- none', 'NoDevice'],
  ['LaunchTemplateNetworkOptions.secondaryNetworkInterfaces', '- none', 'NetworkCardIndex'],
  ['LaunchTemplateNetworkOptions.bandwidthWeighting', '- as the instance type has it', 'NetworkPerformanceOptions'],
  ['LaunchTemplateNetworkOptions.privateDnsName', '- as the subnet has it', 'PrivateDnsNameOptions'],
  ['InstanceCpu.topology', '- all of the instance type', 'CoreCount'],
  [
    'InstanceCpu.credits',
    '- as the instance type has it: `standard` for T2, `unlimited` for the newer ones',
    'CreditSpecification',
  ],
  ['PlacementGroupOptions.partitionNumber', '- Amazon EC2 spreads them over the partitions', 'PartitionNumber'],
  ['EbsVolumeOptions.snapshot', '- none, the volume is empty', 'SnapshotId'],
  ['EbsVolumeOptions.encryptionKey', '- `encryptionKey` of the launch template', 'KmsKeyId'],
  ['EbsVolumeOptions.ebsCardIndex', '- card 0', 'EbsCardIndex'],
  ['Gp3VolumeOptions.iops', '- 3000, which each gp3 volume has', 'Iops'],
  ['Gp3VolumeOptions.throughput', '- 125 MiB, which each gp3 volume has', 'Throughput'],
  ['EbsSnapshot.initializationRate', '- as fast as it goes, with no promise', 'VolumeInitializationRate'],
  ['NetworkInterfaceOptions.ipv4', '- none', 'SecondaryPrivateIpAddressCount'],
  ['NetworkInterfaceOptions.ipv6', '- as the subnet assigns them', 'Ipv6AddressCount'],
  ['NetworkInterfaceOptions.connectionTracking', '- as the instance type has it', 'ConnectionTrackingSpecification'],
  ['NetworkInterfaceOptions.enaExpress', '- ENA Express is off', 'EnaSrdSpecification'],
  ['NetworkInterfaceOptions.enaQueueCount', '- as the instance type has it', 'EnaQueueCount'],
  [
    'ConnectionTrackingTimeouts.tcpEstablished',
    '- 5 days; on newer instance types 350 seconds',
    'TcpEstablishedTimeout',
  ],
  ['ConnectionTrackingTimeouts.udpStream', '- 180 seconds', 'UdpStreamTimeout'],
  ['ConnectionTrackingTimeouts.udp', '- 30 seconds', 'UdpTimeout'],
  [
    'ZoneOptions.zoneDistribution',
    '- `balanced-best-effort`, the default of Amazon EC2 Auto Scaling',
    'AvailabilityZoneDistribution',
  ],
  ['ZoneOptions.zoneImpairmentPolicy', '- zonal shift is off', 'AvailabilityZoneImpairmentPolicy'],
  ['ZoneOptions.placementGroup', '- that of the launch template, if it has one', 'PlacementGroup'],
];

const hasInterfaces = (count: number) =>
  launchTemplateData({ NetworkInterfaces: Array.from({ length: count }, () => ({ Groups: [Match.anyValue()] })) });

const hasVolumes = (count: number) =>
  launchTemplateData({ BlockDeviceMappings: Array.from({ length: count }, () => Match.anyValue()) });

/** Defaults written as a sentence: what the sentence says, asserted. */
const WRITTEN_AS_SENTENCE: ReadonlyArray<[name: string, sentence: string, assert: (template: Template) => void]> = [
  ...DEPLOYMENT_DEFAULTS_AS_SENTENCE,
  [
    'HardenedLaunchTemplateOptions.instanceType',
    '- `m7g.medium`: 1 vCPU, 4 GiB, Graviton',
    launchTemplateData({ InstanceType: 'm7g.medium' }),
  ],
  [
    'HardenedLaunchTemplateOptions.machineImage',
    '- `LatestImage.withLaunchTemplate()`: newest Amazon Linux 2023 for the architecture of `instanceType`',
    isAl2023Arm,
  ],
  [
    'HardenedLaunchTemplateOptions.userData',
    '- none; commands can be added with `addUserData` of the group',
    hasNoUserCommands,
  ],
  [
    'HardenedLaunchTemplateOptions.role',
    '- a new role, that may do nothing but what `sessionManager` needs',
    (template) => {
      template.resourceCountIs('AWS::IAM::Role', 1);
      template.resourceCountIs('AWS::IAM::Policy', 1);
      template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
    },
  ],
  [
    'HardenedLaunchTemplateOptions.securityGroup',
    '- a new one, closed to the inside, and open to the outside for HTTPS alone',
    (template) =>
      template.hasResourceProperties('AWS::EC2::SecurityGroup', {
        SecurityGroupIngress: Match.absent(),
        SecurityGroupEgress: [Match.objectLike({ FromPort: 443, ToPort: 443 })],
      }),
  ],
  [
    'LaunchTemplateVolumeOptions.encryptionKey',
    "- the account's default key for EBS",
    launchTemplateData({ BlockDeviceMappings: [{ Ebs: { Encrypted: true, KmsKeyId: Match.absent() } }] }),
  ],
  ...LEFT_OUT.map(([name, sentence, property]): [string, string, (template: Template) => void] => {
    return [name, sentence, isNotSaid(property)];
  }),
  ['LaunchTemplateVolumeOptions.volumes', '- none but those of the image', hasVolumes(1)],
  ['LaunchTemplateNetworkOptions.additionalSecurityGroups', '- none', hasInterfaces(1)],
  ['SecondaryNetworkInterface.securityGroups', '- those of the primary interface', hasInterfaces(2)],
  [
    'EfaOnlyOptions.description',
    '- none',
    launchTemplateData({ NetworkInterfaces: [Match.anyValue(), { Description: Match.absent() }] }),
  ],
  [
    'ElasticGroupProps.vpcSubnets',
    '- all private subnets with a way out',
    (template) =>
      template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
        VPCZoneIdentifier: ['subnet-a2', 'subnet-b2'],
      }),
  ],
  [
    'ElasticGroupProps.launchTemplate',
    '- a `HardenedLaunchTemplate` with its own defaults',
    launchTemplateData({ InstanceType: 'm7g.medium', MetadataOptions: { HttpTokens: 'required' } }),
  ],
  [
    'CapacityOptions.capacityReservation',
    '- what the launch template says, or else any open reservation that matches',
    groupHas({ CapacityReservationSpecification: Match.absent() }),
  ],
  ['CapacityOptions.warmPool', '- none', (template) => template.resourceCountIs('AWS::AutoScaling::WarmPool', 0)],
  [
    'MixedInstanceType.weight',
    '- none, each instance counts as 1',
    groupHas(overriddenBy({ InstanceType: 'm7g.large', WeightedCapacity: Match.absent() })),
  ],
  [
    'OverrideOptions.launchTemplate',
    '- the launch template of the group',
    groupHas(overriddenBy({ InstanceType: 'm7g.large', LaunchTemplateSpecification: Match.absent() })),
  ],
  [
    'OverrideOptions.machineImage',
    '- the image of the launch template',
    groupHas(overriddenBy({ InstanceType: 'm7g.large', ImageId: Match.absent() })),
  ],
  [
    'InstanceRequirements.baselineInstanceFamily',
    '- processors of any speed',
    groupHas(overriddenBy({ InstanceRequirements: { BaselinePerformanceFactors: Match.absent() } })),
  ],
  [
    'OnDemandPurchaseOptions.onDemandAllocation',
    '- `PRIORITIZED`; with attribute-based selection `LOWEST_PRICE`, the only one that it takes',
    (template) => {
      groupHas(distributedAs({ OnDemandAllocationStrategy: 'prioritized' }))(template);
      groupHas(distributedAs({ OnDemandAllocationStrategy: 'lowest-price' }))(synthesize('AttributesOptions'));
    },
  ],
  ['SpotPurchaseOptions.maxPrice', '- the On-Demand price', groupHas(distributedAs({ SpotMaxPrice: Match.absent() }))],
  [
    'DistributionSegmentOptions.resourceGroupArns',
    '- the target in the launch template',
    groupHas({ CapacityReservationSpecification: Match.exact({ CapacityReservationPreference: 'default' }) }),
  ],
  [
    'WarmPoolOptions.maxPreparedCapacity',
    "- the group's `maxCapacity`, so that everything it could launch is warm, and paid",
    (template) =>
      template.hasResourceProperties('AWS::AutoScaling::WarmPool', { MaxGroupPreparedCapacity: Match.absent() }),
  ],
  ['LifecycleOptions.lifecycleHooks', '- none', hasHooks(1)],
  ['LifecycleOptions.readiness', '- as soon as it runs and is registered, whether it can serve or not', hasHooks(1)],
  ['LifecycleOptions.drain', '- the deregistration delay of its target groups, and none without them', hasHooks(1)],
  ['LifecycleOptions.maxInstanceLifetime', '- no end', groupLacks('MaxInstanceLifetime')],
  [
    'LifecycleOptions.instanceMaintenance',
    '- unhealthy ones go before their successors come, a tenth of the group at a time',
    groupLacks('InstanceMaintenancePolicy'),
  ],
  ['LifecycleOptions.groupDeletionProtection', '- none', groupLacks('DeletionProtection')],
  ['LifecycleOptions.notifications', '- none', groupLacks('NotificationConfigurations')],
  ['LifecycleOptions.serviceLinkedRole', '- `AWSServiceRoleForAutoScaling`', groupLacks('ServiceLinkedRoleARN')],
  [
    'TerminationOptions.terminationPolicies',
    '- `Default`: the one with the oldest launch template, then the one next to its hour of billing',
    groupLacks('TerminationPolicies'),
  ],
  ['TerminationOptions.terminationFunction', '- none', groupLacks('TerminationPolicies')],
  ['LifecycleHookOptions.defaultResult', '- `ABANDON`', hookIs({ DefaultResult: 'ABANDON' })],
  [
    'LifecycleHookOptions.target',
    '- `HookTarget.eventBridge()`, the default event bus',
    hookIs({ LifecycleHookName: 'Install', NotificationTargetARN: Match.absent() }),
  ],
  ['LifecycleHookOptions.metadata', '- none', hookIs({ NotificationMetadata: Match.absent() })],
  [
    'TargetHealthOptions.onTimeout',
    '- `ABANDON`',
    hookIs({ LifecycleHookName: 'Readiness', DefaultResult: 'ABANDON' }),
  ],
  [
    'ReadinessByInstanceOptions.onTimeout',
    '- `ABANDON`',
    hookIs({ LifecycleHookName: 'Readiness', DefaultResult: 'ABANDON' }),
  ],
  [
    'DrainByInstanceOptions.defaultResult',
    '- `CONTINUE`, and `ABANDON` with `retainAbandonedInstances`',
    hookIs({ LifecycleHookName: 'Drain', DefaultResult: 'CONTINUE' }),
  ],
  [
    'GroupNotification.events',
    '- launches and terminations, those that succeed and those that fail',
    (template) => {
      const [group] = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
      expect(group!.Properties.NotificationConfigurations[0].NotificationTypes).toHaveLength(4);
    },
  ],
  ['CapacityControllerProps.autoScalingGroup', '- none; then `groups` must be given', needsGroup],
  ['CapacityControllerProps.groups', '- none; then `autoScalingGroup` must be given', needsGroup],
  [
    'CapacityControllerProps.baseline',
    `- the group's \`minCapacity\`; ${OF_GROUP}`,
    controllerIsTold({ BASELINE: '2' }),
  ],
  [
    'CapacityControllerProps.highestFloor',
    `- the group's \`maxCapacity\`; ${OF_GROUP}`,
    controllerIsTold({ HIGHEST_FLOOR: '20' }),
  ],
  ['CapacityControllerProps.alarmActions', '- nobody', tellsNobody],
  ['ControlledGroup.baseline', `- the group's \`minCapacity\`; ${OF_GROUP}`, listedAs('"baseline":2')],
  ['ControlledGroup.highestFloor', `- the group's \`maxCapacity\`; ${OF_GROUP}`, listedAs('"highestFloor":20')],
  ['ControllerAlarms.lease', '- none for a shadow, which has no lease', hasNoAlarmOn('LeaseRemaining')],
  ['ControllerAlarms.floorDrift', '- none for a shadow, which has no floors', hasNoAlarmOn('FloorDrift')],
  [
    'LeadOptions.scaleOutLimit',
    "- no limit but the group's maximum",
    controllerIsTold({ SCALE_OUT_LIMIT: Match.absent() }),
  ],
  [
    'DemandOptions.perInstance',
    '- learned from the CPU utilisation of the group, which is the source until it is known',
    (template) => {
      expect(JSON.stringify(template.toJSON())).not.toContain('perInstance');
    },
  ],
  [
    'RequestsOptions.targetGroups',
    '- the target group of the `ElasticService` that takes the source; elsewhere they must be given',
    controllerIsTold({
      LOAD_SOURCE: {
        'Fn::Join': [
          '',
          Match.arrayWith([{ 'Fn::GetAtt': [Match.stringLikeRegexp('^WebTargetGroup'), 'TargetGroupFullName'] }]),
        ],
      },
    }),
  ],
  ['ElasticServiceProps.alarmActions', '- nobody', tellsNobody],
  ...policies.AS_SENTENCE,
  [
    'ElasticServiceProps.vpc',
    '- a new VPC over two zones, with a NAT gateway in each and a flow log of what it rejects',
    (template) => {
      template.resourceCountIs('AWS::EC2::VPC', 1);
      template.resourceCountIs('AWS::EC2::Subnet', 4);
      template.resourceCountIs('AWS::EC2::NatGateway', 2);
      template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'REJECT' });
    },
  ],
  [
    'ElasticServiceProps.scalingPolicies',
    '- `{ Cpu: ScalingPolicy.cpu() }`; with `disableScaleIn` when the controller leads; none where `minCapacity` is `maxCapacity`',
    (template) => {
      expect(template.toJSON()).toEqual(
        synthesize('ElasticServiceProps', { scalingPolicies: { Cpu: headroom.ScalingPolicy.cpu() } }).toJSON(),
      );
      const controllerMode = headroom.ControllerMode.lead();
      const scalingPolicies = { Cpu: headroom.ScalingPolicy.cpu({ disableScaleIn: true }) };
      expect(synthesize('ElasticServiceProps', { controllerMode }).toJSON()).toEqual(
        synthesize('ElasticServiceProps', { controllerMode, scalingPolicies }).toJSON(),
      );
    },
  ],
  [
    'ElasticServiceProps.vpcSubnets',
    '- all private subnets with a way out',
    (template) =>
      template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: privateSubnets }),
  ],
  [
    'ElasticServiceProps.loadBalancerSubnets',
    '- one private subnet with a way out in each zone; for a balancer that faces the internet, one public subnet',
    (template) => template.hasResourceProperties(BALANCER, { Subnets: privateSubnets }),
  ],
];

describe('the documented default of every optional prop', () => {
  const documented = new Map(readDocumentedDefaults().map(({ name, text }) => [name, text]));

  test('is looked at by one of the tests below', () => {
    const looked = [...WRITTEN_AS_CODE.map(([name]) => name), ...WRITTEN_AS_SENTENCE.map(([name]) => name)];

    expect(looked.sort()).toEqual([...documented.keys()].sort());
  });

  test.each(WRITTEN_AS_CODE)('is what %s comes to', (name, otherValue) => {
    const prop = name.split('.')[1]!;
    const documentedValue = evaluate(documented.get(name)!);

    const byDefault = synthesize(name).toJSON();

    expect(synthesize(name, { [prop]: documentedValue }).toJSON()).toEqual(byDefault);
    expect(synthesize(name, { [prop]: otherValue }).toJSON()).not.toEqual(byDefault);
  });

  test.each(WRITTEN_AS_SENTENCE)('is what %s comes to: %s', (name, sentence, assert) => {
    expect(documented.get(name)).toBe(sentence);
    assert(synthesize(name));
  });
});

/** The value of a default that is written as code, in the names that the documentation uses. */
function evaluate(code: string): unknown {
  const names = { Duration: cdk.Duration, Size: cdk.Size, autoscaling, ec2, logs, elbv2, ...headroom };
  return new Function(...Object.keys(names), `return (${code});`)(...Object.values(names));
}

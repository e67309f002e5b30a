import { Duration, Size, type Stack, Tags } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancing';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as headroom from '../../lib';
import { importedVpc } from '../support/template';

const LATTICE = 'arn:aws:vpc-lattice:us-east-1:111122223333:targetgroup/tg-0123456789abcdef0';
const LINKED_ROLE =
  'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_web';
const RESOURCE_GROUP = 'arn:aws:resource-groups:us-east-1:111122223333:group/reserved';

const imported = (stack: Stack, id: string) =>
  ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, id, { launchTemplateName: id, versionNumber: '3' });

const newGroup = (stack: Stack, props: Partial<headroom.ElasticGroupProps>) =>
  new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });

/** Groups that have everything between them. */
export const GROUPS: ReadonlyArray<(stack: Stack) => void> = [
  livingInstances,
  reservedInZones,
  ofListedTypes,
  ofAttributes,
  inSegments,
  behindClassicBalancer,
];

function livingInstances(stack: Stack): void {
  const group = newGroup(stack, {
    warmPool: headroom.WarmPool.stopped({ maxPreparedCapacity: 5, reuseOnScaleIn: true }),
    lifecycleHooks: {
      Install: headroom.LifecycleHook.launching({
        target: headroom.HookTarget.queue(new sqs.Queue(stack, 'Queue')),
        metadata: 'web',
        defaultResult: autoscaling.DefaultResult.CONTINUE,
      }),
    },
    drain: headroom.Drain.completedByInstance(),
    retainAbandonedInstances: true,
    ebsHealthChecks: true,
    maxInstanceLifetime: Duration.days(30),
    instanceMaintenance: headroom.InstanceMaintenance.launchBeforeTerminating(),
    newInstancesProtectedFromScaleIn: true,
    groupDeletionProtection: autoscaling.DeletionProtection.PREVENT_FORCE_DELETION,
    notifications: [{ topic: new sns.Topic(stack, 'Topic') }],
    terminationPolicies: [autoscaling.TerminationPolicy.OLDEST_INSTANCE],
    serviceLinkedRole: iam.Role.fromRoleArn(stack, 'Linked', LINKED_ROLE),
  });
  group.attachToVpcLatticeTargetGroup(LATTICE);
  Tags.of(group).add('team', 'web');
}

function reservedInZones(stack: Stack): void {
  newGroup(stack, {
    launchTemplate: imported(stack, 'web'),
    zoneDistribution: headroom.ZoneDistribution.reservationsThenBalanced(),
    zoneImpairmentPolicy: headroom.ZoneImpairmentPolicy.ignoreUnhealthy({ skipZonalShiftValidation: true }),
    placementGroup: ec2.PlacementGroup.fromPlacementGroupName(stack, 'Spread', 'spread'),
    capacityReservation: headroom.CapacityReservation.first(
      headroom.CapacityReservationTarget.reservations(['cr-0123456789abcdef0']),
    ),
  });
}

function ofListedTypes(stack: Stack): void {
  const type = (name: string) => ({ instanceType: new ec2.InstanceType(name), weight: 2 });
  newGroup(stack, {
    launchTemplate: imported(stack, 'arm'),
    capacitySource: headroom.CapacitySource.mixedInstances({
      instanceTypes: [
        { ...type('m7g.large'), machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-0123456789abcdef0' }) },
        { ...type('m7i.large'), launchTemplate: imported(stack, 'intel') },
        { ...type('m7a.large'), launchTemplate: new ec2.LaunchTemplate(stack, 'Amd') },
      ],
      purchaseOption: headroom.PurchaseOption.spot({
        allocation: headroom.SpotAllocation.lowestPrice(),
        maxPrice: 0.1,
        onDemandBaseCapacity: 1,
      }),
    }),
  });
}

const RANGES = {
  vCpuCountMin: 2,
  vCpuCountMax: 8,
  memoryMin: Size.gibibytes(4),
  memoryMax: Size.gibibytes(32),
  memoryPerVCpuMin: Size.gibibytes(1),
  memoryPerVCpuMax: Size.gibibytes(8),
  acceleratorCountMin: 1,
  acceleratorCountMax: 2,
  acceleratorTotalMemoryMin: Size.gibibytes(1),
  acceleratorTotalMemoryMax: Size.gibibytes(16),
  baselineEbsBandwidthMbpsMin: 500,
  baselineEbsBandwidthMbpsMax: 5000,
  networkBandwidthGbpsMin: 0.5,
  networkBandwidthGbpsMax: 10,
  networkInterfaceCountMin: 1,
  networkInterfaceCountMax: 4,
  totalLocalStorageGBMin: 0.5,
  totalLocalStorageGBMax: 100,
};

function ofAttributes(stack: Stack): void {
  newGroup(stack, {
    launchTemplate: imported(stack, 'intel'),
    capacitySource: headroom.CapacitySource.attributes({
      desiredCapacityType: headroom.DesiredCapacityType.VCPU,
      purchaseOption: headroom.PurchaseOption.spot(),
      instanceRequirements: [
        {
          ...RANGES,
          acceleratorManufacturers: [ec2.AcceleratorManufacturer.NVIDIA],
          acceleratorNames: [ec2.AcceleratorName.T4],
          acceleratorTypes: [ec2.AcceleratorType.GPU],
          bareMetal: ec2.BareMetal.INCLUDED,
          burstablePerformance: ec2.BurstablePerformance.EXCLUDED,
          cpuManufacturers: [ec2.CpuManufacturer.INTEL],
          instanceGenerations: [ec2.InstanceGeneration.CURRENT],
          localStorage: ec2.LocalStorage.REQUIRED,
          localStorageTypes: [ec2.LocalStorageType.SSD],
          requireHibernateSupport: true,
          allowedInstanceTypes: ['g4dn.*'],
          onDemandMaxPricePercentageOverLowestPrice: 30,
          maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 50,
          baselineInstanceFamily: 'c6i',
        },
        {
          vCpuCountMin: 2,
          memoryMin: Size.gibibytes(4),
          excludedInstanceTypes: ['t4g.*'],
          spotMaxPricePercentageOverLowestPrice: 20,
        },
      ],
    }),
  });
}

function inSegments(stack: Stack): void {
  const { ON_DEMAND_CAPACITY_RESERVATION, ON_DEMAND } = headroom.TargetCapacityType;
  newGroup(stack, {
    capacitySource: headroom.CapacitySource.distributionSegment({
      instanceTypes: [{ instanceType: new ec2.InstanceType('m7g.large') }],
      targetCapacityTypes: [ON_DEMAND_CAPACITY_RESERVATION, ON_DEMAND],
      resourceGroupArns: [RESOURCE_GROUP],
    }),
  });
}

function behindClassicBalancer(stack: Stack): void {
  new elb.LoadBalancer(stack, 'Classic', { vpc: importedVpc(stack), targets: [newGroup(stack, {})] });
}

import { Size } from 'aws-cdk-lib';
import { OnDemandAllocationStrategy } from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import {
  CapacityReservation,
  CapacityReservationTarget,
  CapacitySource,
  DesiredCapacityType,
  type ElasticGroupOptions,
  PurchaseOption,
  SpotAllocation,
  TargetCapacityType,
  WarmPool,
  ZoneDistribution,
  ZoneImpairmentPolicy,
} from '../../lib';

const TYPES = ['m7g.large', 'c7g.large', 'r7g.xlarge', 'm6g.2xlarge'];
const IMAGE = ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-0123456789abcdef0' });
const RESOURCE_GROUP = 'arn:aws:resource-groups:us-east-1:111122223333:group/reserved';

const onDemand = fc
  .record({ onDemandAllocation: fc.constantFrom(...Object.values(OnDemandAllocationStrategy)) }, { requiredKeys: [] })
  .map((options) => PurchaseOption.onDemand(options));

function spot(...allocations: readonly SpotAllocation[]) {
  const options = fc.record(
    {
      onDemandBaseCapacity: fc.nat(5),
      onDemandPercentageAboveBaseCapacity: fc.integer({ min: 1, max: 99 }),
      allocation: fc.constantFrom(SpotAllocation.priceCapacityOptimized(), ...allocations),
      maxPrice: fc.constantFrom(0.05, 1),
      capacityRebalance: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  return options.map((each) => PurchaseOption.spot(each));
}

const types = (withWeights: boolean, withImages = false) =>
  fc.subarray(TYPES, { minLength: 1 }).map((names) =>
    names.map((name, index) => ({
      instanceType: new ec2.InstanceType(name),
      weight: withWeights ? index + 1 : undefined,
      machineImage: withImages ? IMAGE : undefined,
    })),
  );

const requirements = fc
  .record(
    {
      vCpuCountMax: fc.integer({ min: 4, max: 64 }),
      memoryMax: fc.integer({ min: 16, max: 256 }).map(Size.gibibytes),
      burstablePerformance: fc.constantFrom(...Object.values(ec2.BurstablePerformance)),
      instanceGenerations: fc.constant<ec2.InstanceGeneration[]>([ec2.InstanceGeneration.CURRENT]),
      excludedInstanceTypes: fc.constant<string[]>(['m6g.*']),
      onDemandMaxPricePercentageOverLowestPrice: fc.integer({ min: 10, max: 100 }),
      baselineInstanceFamily: fc.constant('c6g'),
    },
    { requiredKeys: [] },
  )
  .map((optional) => ({ vCpuCountMin: 2, memoryMin: Size.gibibytes(4), ...optional }));

const attributes = (purchaseOption: fc.Arbitrary<PurchaseOption>) =>
  fc
    .record(
      {
        instanceRequirements: fc.array(requirements, { minLength: 1, maxLength: 2 }),
        purchaseOption,
        desiredCapacityType: fc.constantFrom(...Object.values(DesiredCapacityType)),
      },
      { requiredKeys: ['instanceRequirements'] },
    )
    .map((options) => CapacitySource.attributes(options));

const listed = (instanceTypes: ReturnType<typeof types>, purchaseOption: fc.Arbitrary<PurchaseOption>) =>
  fc.record({ instanceTypes, purchaseOption }).map((options) => CapacitySource.mixedInstances(options));

const segments = fc
  .record({
    instanceTypes: types(false),
    targetCapacityTypes: fc.subarray(Object.values(TargetCapacityType), { minLength: 1 }),
  })
  .map((options) => CapacitySource.distributionSegment({ ...options, resourceGroupArns: [RESOURCE_GROUP] }));

const { capacityOptimized, capacityOptimizedPrioritized, lowestPrice } = SpotAllocation;

/** What is launched, and what goes with it. */
const sources = fc.oneof(
  fc.constant({ capacitySource: undefined, takesWarmPool: true }),
  sourceOf(listed(types(false), onDemand), { takesWarmPool: true }),
  sourceOf(listed(types(false, true), onDemand), { takesWarmPool: true, hasImages: true }),
  sourceOf(listed(types(true), onDemand)),
  sourceOf(listed(types(true), spot(capacityOptimized(), capacityOptimizedPrioritized(), lowestPrice()))),
  sourceOf(attributes(fc.constant(PurchaseOption.onDemand())), { takesWarmPool: true }),
  sourceOf(attributes(spot(capacityOptimized(), lowestPrice({ pools: 3 })))),
  sourceOf(segments, { takesReservation: false }),
);

interface Traits {
  readonly takesWarmPool?: boolean;
  readonly takesReservation?: boolean;
  readonly hasImages?: boolean;
}

function sourceOf(source: fc.Arbitrary<CapacitySource>, traits: Traits = {}) {
  return source.map((capacitySource) => ({ capacitySource, ...traits }));
}

const warmPools = fc
  .record({
    kind: fc.constantFrom('stopped' as const, 'running' as const, 'hibernated' as const),
    options: fc.record(
      {
        minSize: fc.nat(5),
        maxPreparedCapacity: fc.integer({ min: 20, max: 50 }),
        reuseOnScaleIn: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ kind, options }) => WarmPool[kind](options));

const targets = fc.constantFrom(
  undefined,
  CapacityReservationTarget.reservations(['cr-0123456789abcdef0']),
  CapacityReservationTarget.resourceGroups([RESOURCE_GROUP]),
);
const reservations = fc.oneof(
  fc.constant(CapacityReservation.none()),
  targets.map((target) => CapacityReservation.defaultPreference(target)),
);

/** What a group launches, and where. */
export const capacities = fc
  .record(
    {
      source: sources,
      minCapacity: fc.integer({ min: 1, max: 20 }),
      room: fc.integer({ min: 5, max: 30 }),
      warmPool: warmPools,
      capacityReservation: reservations,
      zoneDistribution: fc.constantFrom(ZoneDistribution.balancedOnly(), ZoneDistribution.balancedBestEffort()),
      zoneImpairmentPolicy: fc.constantFrom(
        ZoneImpairmentPolicy.off(),
        ZoneImpairmentPolicy.ignoreUnhealthy(),
        ZoneImpairmentPolicy.replaceUnhealthy({ skipZonalShiftValidation: true }),
      ),
    },
    { requiredKeys: ['source', 'minCapacity', 'room'] },
  )
  .map(({ source, minCapacity, room, warmPool, capacityReservation, ...zones }) => {
    const { capacitySource, takesWarmPool, takesReservation = true, hasImages = false }: SomeSource = source;
    const options: ElasticGroupOptions = {
      minCapacity,
      maxCapacity: minCapacity + room,
      ...(capacitySource && { capacitySource }),
      ...(takesWarmPool && warmPool && { warmPool }),
      ...(takesReservation && capacityReservation && { capacityReservation }),
      ...zones,
    };
    return { options, hasImages };
  });

interface SomeSource extends Traits {
  readonly capacitySource?: CapacitySource;
}

import type { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import {
  CapacityReservation,
  CapacitySource,
  type ElasticGroupOptions,
  PurchaseOption,
  SpotAllocation,
  TargetCapacityType,
  WarmPool,
} from '../../lib';
import { groupWith, propertiesOf, type } from './groups';

const ARM = ['m7g.large', 'c7g.large', 'r7g.large', 'm6g.large'];

/** Mostly types that go together, so that most of what is asked for can be had. */
const someTypes = fc.oneof(
  { weight: 3, arbitrary: typesOf(ARM, fc.constant(undefined)) },
  { weight: 2, arbitrary: typesOf(ARM, fc.integer({ min: 1, max: 999 })) },
  { weight: 1, arbitrary: typesOf([...ARM, 'm7i.large'], fc.option(fc.nat(1000), { nil: undefined })) },
);

function typesOf(names: readonly string[], weight: fc.Arbitrary<number | undefined>) {
  const arbitrary = fc.record({ name: fc.constantFrom(...names), weight });
  return fc.uniqueArray(arbitrary, { maxLength: 3, selector: ({ name }) => name });
}

/** What a user may ask for, contradictions among it. */
const wishes = fc.record({
  kind: fc.constantFrom('list', 'segment'),
  types: someTypes,
  isSpot: fc.boolean(),
  onDemandBaseCapacity: fc.nat(12),
  pools: fc.option(fc.integer({ min: 0, max: 21 }), { nil: undefined }),
  hasReservation: fc.boolean(),
  hasPool: fc.boolean(),
});

type Wishes = typeof wishes extends fc.Arbitrary<infer T> ? T : never;

function purchaseOptionOf({ isSpot, onDemandBaseCapacity, pools }: Wishes): PurchaseOption {
  const allocation = pools === undefined ? undefined : SpotAllocation.lowestPrice({ pools });
  return isSpot ? PurchaseOption.spot({ onDemandBaseCapacity, allocation }) : PurchaseOption.onDemand();
}

function propsOf(wish: Wishes): ElasticGroupOptions {
  const instanceTypes = wish.types.map(({ name, weight }) => ({ instanceType: type(name), weight }));
  const targetCapacityTypes = [TargetCapacityType.CAPACITY_BLOCK, TargetCapacityType.ON_DEMAND];
  return {
    capacitySource:
      wish.kind === 'list'
        ? CapacitySource.mixedInstances({ instanceTypes, purchaseOption: purchaseOptionOf(wish) })
        : CapacitySource.distributionSegment({ instanceTypes, targetCapacityTypes }),
    capacityReservation: wish.hasReservation ? CapacityReservation.only() : undefined,
    warmPool: wish.hasPool ? WarmPool.stopped() : undefined,
  };
}

/** Undefined where the wishes are refused. */
function synthesized(wish: Wishes): Template | undefined {
  try {
    return groupWith(propsOf(wish));
  } catch (error) {
    expect(String(error)).toMatch(/^Error: (ElasticGroup Test\/Group|[A-Z]\w+(\.\w+)?): \w+/);
    return undefined;
  }
}

interface Group {
  readonly CapacityRebalance?: boolean;
  readonly CapacityReservationSpecification?: { readonly CapacityReservationPreference: string };
  readonly MixedInstancesPolicy: {
    readonly LaunchTemplate: { readonly Overrides: ReadonlyArray<Readonly<Record<string, string>>> };
    readonly InstancesDistribution: Readonly<Record<string, unknown>>;
  };
}

describe('what a group launches', () => {
  test('contradicts no rule of AWS, whatever is asked for', () => {
    let synthesizedCount = 0;

    fc.assert(
      fc.property(wishes, (wish) => {
        const template = synthesized(wish);
        if (template === undefined) {
          return;
        }
        synthesizedCount++;
        const group: Group = propertiesOf(template) as unknown as Group;
        const { InstancesDistribution: distribution, LaunchTemplate } = group.MixedInstancesPolicy;
        const weights = LaunchTemplate.Overrides.filter(({ WeightedCapacity }) => WeightedCapacity !== undefined);
        const isArm = LaunchTemplate.Overrides.map(({ InstanceType }) => /\dg\./.test(InstanceType!));
        const hasSpot = distribution.SpotAllocationStrategy !== undefined;
        const hasSegments = distribution.DistributionSegments !== undefined;
        const hasPool = Object.keys(template.findResources('AWS::AutoScaling::WarmPool')).length > 0;

        expect([0, LaunchTemplate.Overrides.length]).toContain(weights.length);
        expect(new Set(isArm).size).toBe(1);
        expect(hasPool && (hasSpot || hasSegments || weights.length > 0)).toBe(false);
        expect(hasSpot && hasSegments).toBe(false);
        expect(distribution.SpotInstancePools !== undefined).toBe(
          distribution.SpotAllocationStrategy === 'lowest-price',
        );
        expect(group.CapacityRebalance).toBe(hasSpot ? true : undefined);
        if (hasSegments) {
          expect(group.CapacityReservationSpecification).toEqual({ CapacityReservationPreference: 'default' });
          expect(distribution.OnDemandAllocationStrategy).toBe('prioritized');
        }
      }),
      { numRuns: 150 },
    );

    expect(synthesizedCount).toBeGreaterThan(10);
  });
});

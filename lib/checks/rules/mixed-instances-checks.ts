import { apiReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { launchDataOf, marketOf } from './launch-data';
import { outOfRange } from './range';
import { GROUP } from './resource-types';
import type { TemplateValue } from './template-value';

const DISTRIBUTION_PAGE = apiReference('API_InstancesDistribution');
const OVERRIDES_PAGE = apiReference('API_LaunchTemplateOverrides');
const SEGMENTS_PAGE = userGuide('use-distribution-segments');
const POLICY_PATH = 'Properties.MixedInstancesPolicy';
const OVERRIDES = `${POLICY_PATH}.LaunchTemplate.Overrides`;
const DISTRIBUTION = `${POLICY_PATH}.InstancesDistribution`;
const RESERVED = ['on-demand-capacity-reservation', 'capacity-block', 'interruptible-capacity-reservation'];

/** Several instance types and ways to buy them. */
export const MIXED_INSTANCES_CHECKS: readonly Check[] = [
  {
    id: 'weights-of-some',
    severity: 'error',
    what: 'Some instance types of a group have a weight and some have none',
    why: 'Auto Scaling refuses such a list, since the sizes of the group would have two units',
    fix: 'give WeightedCapacity to every override, or to none',
    source: OVERRIDES_PAGE,
    rule: '5.6.8',
    find: each(GROUP, function* ({ properties }) {
      const weights = overridesOf(properties).map((override) => override.at('WeightedCapacity'));
      const given = weights.filter(({ isGiven }) => isGiven).length;
      const absent = weights.filter(({ isAbsent }) => isAbsent).length;
      yield given > 0 &&
        absent > 0 && [
          OVERRIDES,
          `WeightedCapacity must be given for all of Overrides or none, got ${given} of ${weights.length}`,
        ];
    }),
  },
  {
    id: 'weight-range',
    severity: 'error',
    what: 'The weight of an instance type is not between 1 and 999',
    why: 'Auto Scaling refuses it',
    fix: 'give 1 to 999',
    source: OVERRIDES_PAGE,
    find: each(GROUP, function* ({ properties }) {
      for (const [index, override] of overridesOf(properties).entries()) {
        yield outOfRange(override.at('WeightedCapacity'), `${OVERRIDES}.${index}.WeightedCapacity`, 1, 999);
      }
    }),
  },
  {
    id: 'type-and-requirements',
    severity: 'error',
    what: 'An override names an instance type and requirements for one',
    why: 'Auto Scaling takes one of them',
    fix: 'leave out InstanceType or InstanceRequirements',
    source: OVERRIDES_PAGE,
    find: each(GROUP, function* ({ properties }) {
      for (const [index, override] of overridesOf(properties).entries()) {
        yield ['InstanceType', 'InstanceRequirements'].every((name) => override.at(name).isGiven) && [
          `${OVERRIDES}.${index}`,
          `Overrides must have InstanceType or InstanceRequirements, got ${override.at('InstanceType').text ?? 'both'} and requirements`,
        ];
      }
    }),
  },
  {
    id: 'priority-without-order',
    severity: 'error',
    what: 'Instances are launched by the order of their types, and requirements stand in place of types',
    why: 'attribute-based selection has no order, and Auto Scaling refuses the strategy',
    fix: 'use lowest-price for On-Demand, and price-capacity-optimized for Spot',
    source: DISTRIBUTION_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const hasRequirements = overridesOf(properties).some((override) => override.at('InstanceRequirements').isGiven);
      for (const name of ['OnDemandAllocationStrategy', 'SpotAllocationStrategy']) {
        const strategy = distributionOf(properties).at(name).text;
        yield hasRequirements &&
          strategy?.endsWith('prioritized') && [
            `${DISTRIBUTION}.${name}`,
            `${name} must not be ${strategy} with InstanceRequirements, got both`,
          ];
      }
    }),
  },
  {
    id: 'spot-pools',
    severity: 'error',
    what: '`SpotInstancePools` is given for a strategy that does not count pools, or is not between 1 and 20',
    why: 'Auto Scaling takes it with the strategy lowest-price only',
    fix: 'leave SpotInstancePools out, and use price-capacity-optimized',
    source: DISTRIBUTION_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const [pools, strategy] = ['SpotInstancePools', 'SpotAllocationStrategy'].map((name) =>
        distributionOf(properties).at(name),
      );
      yield outOfRange(pools!, `${DISTRIBUTION}.SpotInstancePools`, 1, 20);
      yield pools!.isGiven &&
        (strategy!.text ?? 'lowest-price') !== 'lowest-price' && [
          `${DISTRIBUTION}.SpotInstancePools`,
          `SpotInstancePools must be left out for ${strategy!.text}, got ${pools!.text ?? 'a value'}`,
        ];
    }),
  },
  {
    id: 'on-demand-share',
    severity: 'error',
    what: 'The share of On-Demand is not between 0 and 100 %, or its base is negative',
    why: 'Auto Scaling refuses it',
    fix: 'give 0 to 100',
    source: DISTRIBUTION_PAGE,
    rule: '5.6.7',
    find: each(GROUP, function* ({ properties }) {
      const distribution = distributionOf(properties);
      const [share, base] = ['OnDemandPercentageAboveBaseCapacity', 'OnDemandBaseCapacity'];
      yield outOfRange(distribution.at(share!), `${DISTRIBUTION}.${share}`, 0, 100);
      yield outOfRange(distribution.at(base!), `${DISTRIBUTION}.${base}`, 0, Number.POSITIVE_INFINITY);
    }),
  },
  {
    id: 'too-many-instance-types',
    severity: 'error',
    what: 'A mixed group has more than 40 instance types',
    why: 'Auto Scaling refuses more',
    fix: 'name fewer types, or use InstanceRequirements',
    source: OVERRIDES_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const types = overridesOf(properties).filter((override) => override.at('InstanceType').isGiven).length;
      yield types > 40 && [OVERRIDES, `Overrides must have at most 40 instance types, got ${types}`];
    }),
  },
  {
    id: 'spot-template-in-mixed-group',
    severity: 'error',
    what: 'The launch template of a mixed group asks for Spot Instances',
    why: 'in a mixed group the distribution says what is Spot, and Auto Scaling refuses a template that does',
    fix: 'leave InstanceMarketOptions out, and set OnDemandPercentageAboveBaseCapacity',
    source: userGuide('ec2-auto-scaling-mixed-instances-groups'),
    find: each(GROUP, function* (group, template) {
      const launch = launchDataOf(group, template);
      yield group.properties.at('MixedInstancesPolicy').isGiven &&
        launch &&
        marketOf(launch).text === 'spot' && [
          POLICY_PATH,
          `MarketType of ${launch.source.name} must be left out in a mixed group, got spot`,
        ];
    }),
  },
  {
    id: 'segments',
    severity: 'error',
    what: 'Distribution segments are more than one, out of order, or beside what they exclude',
    why: 'Auto Scaling takes one segment of reservations with On-Demand at its end, the preference default and the strategy prioritized',
    fix: 'give one segment with on-demand last, and leave the other settings out',
    source: SEGMENTS_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const segments = distributionOf(properties).at('DistributionSegments');
      yield segments.leastLength > 1 && [
        `${DISTRIBUTION}.DistributionSegments`,
        `DistributionSegments must be one, got ${segments.leastLength}`,
      ];
      for (const segment of segments.list ?? []) {
        const types = segment.at('TargetCapacityTypes').certainList?.map(({ text }) => text) ?? [];
        yield !types.every(isInPlace) && [
          `${DISTRIBUTION}.DistributionSegments`,
          `TargetCapacityTypes must be of ${RESERVED.join(', ')}, and on-demand at the end, got ${types.join(', ')}`,
        ];
      }
      if (segments.leastLength > 0) {
        yield* besideSegments(properties);
      }
    }),
  },
  {
    id: 'rebalance-without-spot',
    severity: 'warning',
    what: 'Capacity Rebalancing is on in a group without Spot Instances',
    why: 'EC2 gives notice of Spot Instances only, so that it does nothing',
    fix: 'leave CapacityRebalance out, or set OnDemandPercentageAboveBaseCapacity below 100',
    source: userGuide('ec2-auto-scaling-capacity-rebalancing'),
    find: each(GROUP, function* (group, template) {
      const { properties } = group;
      const launch = launchDataOf(group, template);
      const isMixed = properties.at('MixedInstancesPolicy').isGiven;
      const isOnDemand = isMixed
        ? distributionOf(properties).at('OnDemandPercentageAboveBaseCapacity').numberOr(100) === 100
        : launch?.isTemplate && properties.at('MixedInstancesPolicy').isAbsent && marketOf(launch).isAbsent;
      yield properties.at('CapacityRebalance').isTrue &&
        isOnDemand && [
          'Properties.CapacityRebalance',
          'CapacityRebalance must come with Spot Instances, got true with On-Demand alone',
        ];
    }),
  },
];

/** The overrides of a mixed group. */
export function overridesOf(properties: TemplateValue): readonly TemplateValue[] {
  return properties.at('MixedInstancesPolicy', 'LaunchTemplate', 'Overrides').list ?? [];
}

/** How a mixed group spreads its instances over ways to buy them. */
export function distributionOf(properties: TemplateValue): TemplateValue {
  return properties.at('MixedInstancesPolicy', 'InstancesDistribution');
}

function isInPlace(type: string | undefined, index: number, all: readonly unknown[]): boolean {
  return type === undefined || RESERVED.includes(type) || (type === 'on-demand' && index === all.length - 1);
}

function* besideSegments(properties: TemplateValue) {
  const strategy = distributionOf(properties).at('OnDemandAllocationStrategy').text ?? 'prioritized';
  yield strategy !== 'prioritized' &&
    ([
      `${DISTRIBUTION}.OnDemandAllocationStrategy`,
      `OnDemandAllocationStrategy must be prioritized with DistributionSegments, got ${strategy}`,
    ] as const);
  const preference =
    properties.at('CapacityReservationSpecification', 'CapacityReservationPreference').text ?? 'default';
  yield preference !== 'default' &&
    ([
      'Properties.CapacityReservationSpecification.CapacityReservationPreference',
      `CapacityReservationPreference must be default with DistributionSegments, got ${preference}`,
    ] as const);
  for (const name of ['OnDemandBaseCapacity', 'OnDemandPercentageAboveBaseCapacity']) {
    const value = distributionOf(properties).at(name);
    yield value.isGiven &&
      ([
        `${DISTRIBUTION}.${name}`,
        `${name} must be left out with DistributionSegments, got ${value.text ?? 'a value'}`,
      ] as const);
  }
}

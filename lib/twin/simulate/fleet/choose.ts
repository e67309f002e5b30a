import { splitOnDemand } from '../../../scaling/split-on-demand';
import type { GroupDefinition } from '../../template/read-groups';
import type { MixedInstances } from '../../template/read-mixed-instances';
import type { Instance, InstanceKind } from './instance';
import { type Spread, spreadOf } from './spread';

/**
 * What the next instance beside others is: in the zone (and there the subnet) that has fewest, in template order among
 * equals; of the first type of a mixed instances policy; On-Demand or Spot so that the policy's split holds (rules 5.6.1
 * and 5.6.7).
 */
export function nextKind({ placements, mixedInstances }: GroupDefinition, others: readonly Instance[]): InstanceKind {
  const spread = spreadOf(placements, others);
  const weight = mixedInstances?.types[0]?.weight ?? 1;
  return {
    placement: placements.reduce((best, _, index) => (isEmptier(index, best, spread) ? index : best), 0),
    type: 0,
    weight,
    isSpot: mixedInstances !== undefined && isSpotNext(mixedInstances, weight, others),
  };
}

function isEmptier(one: number, other: number, { inZoneOf, inSubnet }: Spread): boolean {
  return (inZoneOf(one) - inZoneOf(other) || inSubnet(one) - inSubnet(other)) < 0;
}

function isSpotNext(mixed: MixedInstances, weight: number, others: readonly Instance[]): boolean {
  return unitsOf(others, false) >= onDemandOf(unitsOf(others) + weight, mixed);
}

/**
 * The instance that a scale-in takes: not protected; in service rather than not yet; in the zone that has most; of the
 * way of paying that the group has too much of; and the oldest of those (rule 5.6.4). Undefined when all are protected.
 *
 * @param active instances of the group, oldest first
 */
export function nextToTerminate(
  { placements, mixedInstances }: GroupDefinition,
  active: readonly Instance[],
): Instance | undefined {
  const { inZoneOf } = spreadOf(placements, active);
  const isSpot = mixedInstances !== undefined && isSpotTooMuch(mixedInstances, active);
  const merits: readonly ((instance: Instance) => number)[] = [
    (instance) => (instance.state === 'InService' ? 1 : 0),
    (instance) => inZoneOf(instance.placement),
    (instance) => (instance.isSpot === isSpot ? 1 : 0),
  ];
  return merits.reduce(
    best,
    active.filter(({ isProtected }) => !isProtected),
  )[0];
}

/** Those of the highest merit. */
function best(candidates: readonly Instance[], merit: (instance: Instance) => number): readonly Instance[] {
  const most = candidates.reduce((highest, instance) => Math.max(highest, merit(instance)), 0);
  return candidates.filter((instance) => merit(instance) === most);
}

/** Whether On-Demand instances are no more than there should be once one instance is gone. */
function isSpotTooMuch(mixed: MixedInstances, active: readonly Instance[]): boolean {
  const left = unitsOf(active) - (mixed.types[0]?.weight ?? 1);
  return unitsOf(active, false) <= onDemandOf(Math.max(0, left), mixed);
}

function onDemandOf(units: number, { onDemandBase, onDemandPercentage }: MixedInstances): number {
  return splitOnDemand(units, {
    onDemandBaseCapacity: onDemandBase,
    onDemandPercentageAboveBaseCapacity: onDemandPercentage,
  }).onDemand;
}

function unitsOf(instances: readonly Instance[], isSpot?: boolean): number {
  return instances
    .filter((instance) => isSpot === undefined || instance.isSpot === isSpot)
    .reduce((sum, { weight }) => sum + weight, 0);
}

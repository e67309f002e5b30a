import { splitOnDemand } from '../../../scaling/split-on-demand';
import type { GroupDefinition } from '../../template/read-groups';
import type { MixedInstances } from '../../template/read-mixed-instances';
import type { Instance, InstanceKind } from './instance';
import type { Spread } from './spread';

type Others = Pick<Spread, 'units' | 'onDemandUnits' | 'inSubnet' | 'inZoneOf'>;

/**
 * What the next instance beside others is: in the zone (and there the subnet) that has fewest, in template order among
 * equals; of the first type of a mixed instances policy; On-Demand or Spot so that the policy's split holds (rules 5.6.1
 * and 5.6.7). O(placements).
 */
export function nextKind({ placements, mixedInstances }: GroupDefinition, others: Others): InstanceKind {
  const weight = mixedInstances?.types[0]?.weight ?? 1;
  return {
    placement: placements.reduce((best, _, index) => (isEmptier(index, best, others) ? index : best), 0),
    type: 0,
    weight,
    isSpot: mixedInstances !== undefined && isSpotNext(mixedInstances, weight, others),
  };
}

function isEmptier(one: number, other: number, others: Others): boolean {
  return (others.inZoneOf(one) - others.inZoneOf(other) || others.inSubnet(one) - others.inSubnet(other)) < 0;
}

function isSpotNext(mixed: MixedInstances, weight: number, { units, onDemandUnits }: Others): boolean {
  return onDemandUnits >= onDemandOf(units + weight, mixed);
}

/** Whether On-Demand instances are no more than there should be once one instance is gone. */
export function isSpotTooMuch(mixed: MixedInstances, { units, onDemandUnits }: Others): boolean {
  const left = units - (mixed.types[0]?.weight ?? 1);
  return onDemandUnits <= onDemandOf(Math.max(0, left), mixed);
}

/** The candidate that is best by the first merit in which any two differ; of equals, the one that was created first. */
export function bestOf(candidates: readonly Instance[], merits: readonly Merit[]): Instance | undefined {
  return candidates.reduce<Instance | undefined>(
    (best, one) => (best === undefined || isBetter(one, best, merits) ? one : best),
    undefined,
  );
}

/** The higher, the sooner an instance is taken. */
export type Merit = (instance: Instance) => number;

function isBetter(one: Instance, other: Instance, merits: readonly Merit[]): boolean {
  const merit = merits.find((of) => of(one) !== of(other));
  return merit ? merit(one) > merit(other) : one.number < other.number;
}

function onDemandOf(units: number, { onDemandBase, onDemandPercentage }: MixedInstances): number {
  return splitOnDemand(units, {
    onDemandBaseCapacity: onDemandBase,
    onDemandPercentageAboveBaseCapacity: onDemandPercentage,
  }).onDemand;
}

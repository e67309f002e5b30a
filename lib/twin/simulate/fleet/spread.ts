import type { Placement } from '../../template/placement';
import type { Instance } from './instance';

/** How instances are spread, by index of the placement. */
export interface Spread {
  /** Instances in the zone of a placement. */
  readonly inZoneOf: (placement: number) => number;
  readonly inSubnet: (placement: number) => number;
}

/** How instances are spread over the zones and subnets of a group. */
export function spreadOf(placements: readonly Placement[], instances: readonly Instance[]): Spread {
  const inSubnet = placements.map(() => 0);
  const inZone = new Map<string, number>();
  const zoneOf = (placement: number) => placements[placement]!.zone;
  for (const { placement } of instances) {
    inSubnet[placement]! += 1;
    inZone.set(zoneOf(placement), (inZone.get(zoneOf(placement)) ?? 0) + 1);
  }
  return {
    inZoneOf: (placement) => inZone.get(zoneOf(placement)) ?? 0,
    inSubnet: (placement) => inSubnet[placement]!,
  };
}

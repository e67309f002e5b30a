import type { Placement } from '../../template/placement';
import type { Instance } from './instance';

/** How some of a group's instances are spread over its placements and ways of paying. Kept up instance by instance. */
export class Spread {
  /** In capacity units, and of them those of On-Demand instances. */
  units = 0;
  onDemandUnits = 0;
  /** Instances by placement, and by the first placement in the same zone. */
  private readonly inPlacement: number[];
  private readonly inZone: number[];
  private readonly zoneOf: readonly number[];

  constructor(placements: readonly Placement[]) {
    this.zoneOf = placements.map(({ zone }) => placements.findIndex((other) => other.zone === zone));
    this.inPlacement = placements.map(() => 0);
    this.inZone = placements.map(() => 0);
  }

  /** @param sign 1 puts it in, -1 takes it out */
  count({ placement, weight, isSpot }: Instance, sign: 1 | -1): void {
    this.inPlacement[placement]! += sign;
    this.inZone[this.zoneOf[placement]!]! += sign;
    this.units += sign * weight;
    this.onDemandUnits += isSpot ? 0 : sign * weight;
  }

  inSubnet(placement: number): number {
    return this.inPlacement[placement]!;
  }

  /** Instances in the zone of a placement. */
  inZoneOf(placement: number): number {
    return this.inZone[this.zoneOf[placement]!]!;
  }
}

/** Several spreads as one. */
export function together(
  spreads: readonly Spread[],
): Pick<Spread, 'units' | 'onDemandUnits' | 'inSubnet' | 'inZoneOf'> {
  const sum = (of: (spread: Spread) => number) => spreads.reduce((total, spread) => total + of(spread), 0);
  return {
    units: sum(({ units }) => units),
    onDemandUnits: sum(({ onDemandUnits }) => onDemandUnits),
    inSubnet: (placement) => sum((spread) => spread.inSubnet(placement)),
    inZoneOf: (placement) => sum((spread) => spread.inZoneOf(placement)),
  };
}

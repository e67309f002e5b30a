import type { CapacityRange } from '../capacity-range';
import type { ControllerPolicy } from './controller-policy';

/** The highest minimum that is written: the group's maximum, or the policy's highest floor where that is less. In instances. */
export function floorCap({ highestFloor }: Pick<ControllerPolicy, 'highestFloor'>, { max }: CapacityRange): number {
  return Math.min(max, highestFloor ?? max);
}

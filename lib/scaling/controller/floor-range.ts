import type { CapacityRange } from '../capacity-range';
import type { ControllerPolicy } from './controller-policy';

/**
 * Minima that the controller writes, in instances: from the baseline to the policy's highest floor, or to the group's
 * maximum where that is less. IAM lets it write no others.
 */
export function floorRange(
  { baseline, highestFloor }: Pick<ControllerPolicy, 'baseline' | 'highestFloor'>,
  range: CapacityRange,
): CapacityRange {
  const max = Math.min(range.max, highestFloor ?? range.max);
  return { min: Math.min(baseline, max), max };
}

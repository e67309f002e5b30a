import type { AdjustmentRule } from '../../../scaling/adjust-capacity';
import type { PropertyReader } from '../../template/property-reader';

const types: readonly AdjustmentRule['adjustmentType'][] = [
  'ChangeInCapacity',
  'ExactCapacity',
  'PercentChangeInCapacity',
];

/** How a step or simple policy adjusts capacity; undefined when its AdjustmentType is missing or none of AWS's. */
export function adjustmentRule(reader: PropertyReader): AdjustmentRule | undefined {
  const text = reader.text('AdjustmentType');
  const adjustmentType = types.find((type) => type === text);
  const minAdjustmentMagnitude = reader.count('MinAdjustmentMagnitude');
  return adjustmentType && { adjustmentType, ...(minAdjustmentMagnitude !== undefined && { minAdjustmentMagnitude }) };
}

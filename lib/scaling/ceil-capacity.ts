/** What a quotient or product of two floating point numbers may be beside the whole number that it stands for. */
const ROUNDING_ERROR = 1e-9;

/**
 * Whole instances that hold so many instance-capacities: rounded up, but not for a rounding error.
 *
 * @example ceilCapacity((3 * 0.7) / 0.7) // 3, whatever the last digit of the quotient
 */
export function ceilCapacity(capacity: number): number {
  return Math.ceil(capacity - ROUNDING_ERROR) + 0; // + 0 makes -0 a plain 0
}

/**
 * Whole instances in so many instance-capacities: rounded down, but not for a rounding error.
 *
 * @example floorCapacity(0.7 * 90) // 63, whatever the last digit of the product
 */
export function floorCapacity(capacity: number): number {
  return Math.floor(capacity + ROUNDING_ERROR);
}

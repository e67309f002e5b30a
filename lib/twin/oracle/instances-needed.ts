import { ceilCapacity } from '../../scaling/ceil-capacity';
import { checkAtLeast } from '../../scaling/check-number';

/**
 * The least instances at which utilisation is not above a bound: `ceil(demand / bound)`.
 *
 * @param demand work asked for, in instance-capacities
 * @param bound highest utilisation allowed, greater than 0 and at most 1
 * @throws RangeError when demand is negative or the bound outside its limits
 * @example instancesNeeded(1.7, 0.85) // 2
 */
export function instancesNeeded(demand: number, bound: number): number {
  checkAtLeast('demand', demand, 0);
  checkBound(bound);
  return ceilCapacity(demand / bound);
}

/** @throws RangeError when a bound of utilisation is not greater than 0 and at most 1 */
export function checkBound(bound: number): void {
  if (!(bound > 0 && bound <= 1)) {
    throw new RangeError(`bound must be greater than 0 and at most 1, got ${bound}`);
  }
}

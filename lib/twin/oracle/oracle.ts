import { checkWhole } from '../../scaling/check-number';
import { fillGaps } from './fill-gaps';
import { instancesNeeded } from './instances-needed';

/** The most instances that fit the arrays. */
const MOST_INSTANCES = 2 ** 31 - 1;

interface Task {
  /** Work asked for in each minute, in instance-capacities. */
  readonly demand: ArrayLike<number>;
  /** Highest utilisation (demand by serving instances) allowed, greater than 0 and at most 1. */
  readonly bound: number;
  /** Whole minutes from the launch of an instance to its first minute of service, billed. */
  readonly bootMinutes: number;
  /** Of the group, in instances. */
  readonly min: number;
  readonly max: number;
}

/** The cheapest schedule there is. */
export interface Optimum {
  /** Instances that serve in each minute. */
  readonly serving: Int32Array;
  /** Instances that are billed in each minute: those that serve and those that boot. Never more than max. */
  readonly billed: Int32Array;
  /** Sum of `billed`. */
  readonly instanceMinutes: number;
  /** Minutes in which max instances are too few; they serve all the same. */
  readonly minutesBeyondMaximum: number;
}

/**
 * What a policy that knows the future would pay: the least instance-minutes at which utilisation is never above the
 * bound. Exact.
 *
 * The rules: a launch in minute t is billed from t and serves from t + boot; scale-in is immediate; the fleet of minute 0
 * is already serving, as large as it likes, with no boot to pay, and nothing was launched before it. Where demand is
 * beyond the maximum, the fleet is at the maximum.
 *
 * Why it is exact: a schedule costs its serving minutes and one boot for every instance by which serving rises. Both add
 * up level by level (is there a kth instance?), and at one level the only choice is in each gap between needs: stay idle
 * through it, which costs its length, or end and boot again, which costs the boot. So gaps of at most the boot are
 * filled. A gap at the start is the same choice: serve from minute 0, or boot. Filled levels remain nested.
 *
 * O(minutes) in time and memory, whatever the number of instances.
 *
 * @throws RangeError for negative demand or one that is not a number, and for a bound, boot, min or max outside its limits
 * @see https://doi.org/10.1109/TNET.2012.2226216 the offline optimum of dynamic right-sizing
 * @example oracle({ demand: [1, 0, 0, 1], bound: 1, bootMinutes: 1, min: 0, max: 9 }).instanceMinutes // 3
 */
export function oracle({ demand, bound, bootMinutes, min, max }: Task): Optimum {
  checkWhole('bootMinutes', bootMinutes, 0);
  checkWhole('min', min, 0);
  if (!(Number.isInteger(max) && max >= min && max <= MOST_INSTANCES)) {
    throw new RangeError(`max must be a whole number between min and ${MOST_INSTANCES}, got ${max} with min ${min}`);
  }
  const needed = new Int32Array(demand.length);
  let minutesBeyondMaximum = 0;
  for (let minute = 0; minute < demand.length; minute++) {
    const wanted = instancesNeeded(demand[minute]!, bound);
    minutesBeyondMaximum += wanted > max ? 1 : 0;
    needed[minute] = Math.max(min, Math.min(max, wanted));
  }
  const serving = fillGaps(needed, bootMinutes);
  const billed = withBoots(serving, bootMinutes);
  return { serving, billed, instanceMinutes: billed.reduce((sum, count) => sum + count, 0), minutesBeyondMaximum };
}

/** The serving instances and, in each minute, those that will have joined them within the boot time. */
function withBoots(serving: Int32Array, bootMinutes: number): Int32Array {
  const billed = serving.slice();
  let booting = 0;
  for (let minute = 0; minute < serving.length; minute++) {
    booting += riseAt(serving, minute + bootMinutes) - riseAt(serving, minute);
    billed[minute]! += booting;
  }
  return billed;
}

/** Instances that begin to serve in a minute. */
function riseAt(serving: Int32Array, minute: number): number {
  return minute > 0 && minute < serving.length ? Math.max(0, serving[minute]! - serving[minute - 1]!) : 0;
}

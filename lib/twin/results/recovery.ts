import { checkWhole } from '../../scaling/check-number';
import { checkBound } from '../oracle/instances-needed';

/** What a serving capacity may be short of by rounding alone, as a share of it. */
const ROUNDING_ERROR = 1e-9;

interface Step {
  /** Work asked for in each minute, in instance-capacities. */
  readonly demand: ArrayLike<number>;
  /** Instances that served in each minute. */
  readonly serving: ArrayLike<number>;
  /** The first minute at the new level of demand. */
  readonly step: number;
  /** Utilisation (demand by serving instances) of a group that has recovered, greater than 0 and at most 1. */
  readonly bound: number;
  /** Whole minutes for which utilisation must stay at or below the bound, at least 1. */
  readonly steadyMinutes: number;
}

/**
 * Minutes from a step of demand to the first minute from which utilisation stays at or below the bound for so many
 * minutes; 0 when the step never took it above. Undefined when the run ends before that is seen.
 *
 * Demand without an instance is utilisation without bound, and no demand is none.
 *
 * @throws RangeError when the step is not a minute of the run, serving not as long as demand, or a limit is passed
 * @example timeToRecover({ demand: [1, 3, 3, 3], serving: [2, 2, 4, 4], step: 1, bound: 0.85, steadyMinutes: 2 }) // 1
 */
export function timeToRecover({ demand, serving, step, bound, steadyMinutes }: Step): number | undefined {
  checkBound(bound);
  checkWhole('steadyMinutes', steadyMinutes, 1);
  checkWhole('step', step, 0);
  if (serving.length !== demand.length) {
    throw new RangeError(`serving must be as long as demand, got ${serving.length} and ${demand.length}`);
  }
  if (step >= demand.length) {
    throw new RangeError(`step must be less than the ${demand.length} minutes of demand, got ${step}`);
  }
  let steadySince = step;
  for (let minute = step; minute < demand.length; minute++) {
    if (demand[minute]! > serving[minute]! * bound * (1 + ROUNDING_ERROR)) {
      steadySince = minute + 1;
    } else if (minute + 1 - steadySince >= steadyMinutes) {
      return steadySince - step;
    }
  }
  return undefined;
}

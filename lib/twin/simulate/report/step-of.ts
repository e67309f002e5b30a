import { largestStep } from '../../results/largest-step';
import { timeToRecover } from '../../results/recovery';
import type { Run } from '../run';
import { BOUND } from './optimum-of';

/** Minutes at or below the bound after which a group has recovered. */
const STEADY_MINUTES = 5;

/** The largest rise of demand that took utilisation above 85 %, and what came of it. */
export interface LargestStep {
  /** Start of the first minute at the new level, seconds since 1970. */
  readonly at: number;
  /** From the mean of the five minutes before to that of the five after, in instance-capacities. */
  readonly rise: number;
  /**
   * Minutes until utilisation was at most 85 % for five minutes on end. Undefined when the run ends before that.
   */
  readonly minutesToRecover: number | undefined;
  /** The same for the oracle: 0, but when even the group's maximum is too small. */
  readonly oracleMinutesToRecover: number | undefined;
}

/** The step of a run that mattered most, see `largestStep`; undefined when none took utilisation above 85 %. */
export function stepOf({ columns, start }: Run, oracleServing: ArrayLike<number>): LargestStep | undefined {
  const { demand, serving } = columns;
  const step = largestStep({ demand, serving, bound: BOUND });
  if (step === undefined) {
    return undefined;
  }
  const { minute, rise } = step;
  const recovery = (instances: ArrayLike<number>) =>
    timeToRecover({ demand, serving: instances, step: minute, bound: BOUND, steadyMinutes: STEADY_MINUTES });
  return {
    at: start + 60 * minute,
    rise,
    minutesToRecover: recovery(serving),
    oracleMinutesToRecover: recovery(oracleServing),
  };
}

import { checkBound } from '../oracle/instances-needed';

/** Minutes before and after a step whose means are compared. */
const SIDE = 5;

/** The least rise of utilisation that is a step: a smaller one is noise, or not what took it above the bound. */
const LEAST_RISE = 0.1;

interface Load {
  /** Work asked for in each minute, in instance-capacities. */
  readonly demand: ArrayLike<number>;
  /** Instances that served in each minute. */
  readonly serving: ArrayLike<number>;
  /** Utilisation (demand by serving instances) that is too much when passed, greater than 0 and at most 1. */
  readonly bound: number;
}

/** A rise of demand that the group, as it then was, could not carry. */
export interface Step {
  /** The first minute at the new level. */
  readonly minute: number;
  /** From the mean of the five minutes before to that of the five from it on, in instance-capacities. */
  readonly rise: number;
}

/**
 * The largest rise of demand within ten minutes that took utilisation above the bound; the first of equal ones.
 *
 * ```
 * before(t) = mean(d[t-5 .. t-1])    after(t) = mean(d[t .. t+4])    rise(t) = after(t) - before(t)
 * ```
 *
 * A minute t counts when what served in the minute before it was enough until then and too little from then on:
 * `before(t) <= bound * s[t-1] < after(t)`, and when the rise alone was at least a tenth of that capacity. The means keep
 * noise of single minutes out; at a clean step `rise` is greatest in the first minute of the new level. Undefined when no
 * minute counts: the load has no step, or the group had room for it. O(minutes). The five minutes and the tenth are
 * *assumption*.
 *
 * @throws RangeError when serving is not as long as demand, or the bound outside its limits
 * @example largestStep({ demand: [1, 1, 1, 1, 1, 3, 3, 3, 3, 3], serving: Array(10).fill(2), bound: 0.85 }) // { minute: 5, rise: 2 }
 */
export function largestStep({ demand, serving, bound }: Load): Step | undefined {
  checkBound(bound);
  if (serving.length !== demand.length) {
    throw new RangeError(`serving must be as long as demand, got ${serving.length} and ${demand.length}`);
  }
  let largest: Step | undefined;
  for (let minute = SIDE; minute + SIDE <= demand.length; minute++) {
    const before = meanFrom(demand, minute - SIDE);
    const after = meanFrom(demand, minute);
    const rise = after - before;
    const capacity = serving[minute - 1]!;
    const mattered = before <= bound * capacity && after > bound * capacity && rise >= LEAST_RISE * capacity;
    if (mattered && rise > (largest?.rise ?? 0)) {
      largest = { minute, rise };
    }
  }
  return largest;
}

function meanFrom(values: ArrayLike<number>, first: number): number {
  let sum = 0;
  for (let index = first; index < first + SIDE; index++) {
    sum += values[index]!;
  }
  return sum / SIDE;
}

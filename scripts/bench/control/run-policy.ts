import { BOUND, type Contract } from './contract';
import { Fleet } from './fleet';
import type { NamedPolicy } from './policy';

/** What a policy did with a demand, minute by minute, in instances. */
export interface PolicyRun {
  readonly demand: Float64Array;
  /** Wanted from the start of the minute on, and billed. */
  readonly desired: Int32Array;
  readonly serving: Int32Array;
}

/**
 * Runs a policy on a demand: at the start of minute t it sees minutes up to t - 1 - metricDelay, what it launches serves
 * from t + boot, and scale-in is immediate. The first minute is served by what its load needs; the least is 1.
 */
export function runPolicy({ start }: NamedPolicy, demand: Float64Array, { boot, metricDelay }: Contract): PolicyRun {
  const policy = start();
  const desired = new Int32Array(demand.length);
  const serving = new Int32Array(demand.length);
  const fleet = new Fleet(Math.max(1, Math.ceil(demand[0]! / BOUND)), boot);
  for (let minute = 0; minute < demand.length; minute++) {
    const known = minute - 1 - metricDelay;
    if (known >= 0) {
      policy.see(known, demand[known]!, serving[known]!);
      fleet.change(Math.max(1, policy.decide(fleet)));
    }
    desired[minute] = fleet.desired;
    serving[minute] = fleet.serving;
    fleet.passMinute();
  }
  return { demand, desired, serving };
}

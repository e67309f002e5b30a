import { BOUND, evaluationStart } from './contract';
import type { PolicyRun } from './run-policy';

/** How well a policy did on one trace, in the minutes that count. Shares in percent. */
export interface Quality {
  /** Instance-hours by those of the oracle at 85 %. */
  readonly hours: number;
  readonly above85: number;
  readonly above100: number;
  /** Demand beyond the serving capacity, of all demand. */
  readonly lost: number;
  readonly changesPerDay: number;
  /** Instance-hours and 20 times the lost ones, by the oracle's. */
  readonly j20: number;
}

/** What a run cost in instance-minutes, and what it left undone. */
interface Totals {
  billed: number;
  optimal: number;
  demand: number;
  lost: number;
  above85: number;
  above100: number;
  changes: number;
}

/** @param optimum instances that the oracle at 85 % is billed for in each minute */
export function qualityOf(run: PolicyRun, optimum: Int32Array): Quality {
  const start = evaluationStart(run.demand.length);
  const minutes = run.demand.length - start;
  const { billed, optimal, demand, lost, above85, above100, changes } = totalsOf(run, optimum, start);
  return {
    hours: billed / optimal,
    above85: (100 * above85) / minutes,
    above100: (100 * above100) / minutes,
    lost: (100 * lost) / demand,
    changesPerDay: (changes * 1440) / minutes,
    j20: (billed + 20 * lost) / optimal,
  };
}

/** What a rounding error may put a utilisation above its bound. */
const ROUNDING_ERROR = 1e-9;

function totalsOf({ demand, desired, serving }: PolicyRun, optimum: Int32Array, start: number): Totals {
  const totals = { billed: 0, optimal: 0, demand: 0, lost: 0, above85: 0, above100: 0, changes: 0 };
  for (let minute = start; minute < demand.length; minute++) {
    const load = demand[minute]! - ROUNDING_ERROR;
    totals.billed += desired[minute]!;
    totals.optimal += optimum[minute]!;
    totals.demand += demand[minute]!;
    totals.lost += Math.max(0, load - serving[minute]!);
    totals.above85 += load > BOUND * serving[minute]! ? 1 : 0;
    totals.above100 += load > serving[minute]! ? 1 : 0;
    totals.changes += desired[minute] === desired[minute - 1] ? 0 : 1;
  }
  return totals;
}

import { instancesNeeded } from '../../oracle/instances-needed';
import type { Optimum } from '../../oracle/oracle';
import { type Elasticity, elasticity } from '../../results/elasticity';
import type { Run } from '../run';
import { BOUND, optimumOf } from './optimum-of';
import { type LargestStep, stepOf } from './step-of';

/** A run in a few numbers. */
export interface Summary {
  readonly minutes: number;
  /** As billed. */
  readonly instanceHours: number;
  readonly minutesAbove85: number;
  readonly minutesAbove100: number;
  /** Instance-hours of work asked for, and of it what found no capacity. */
  readonly demandHours: number;
  readonly lostHours: number;
  readonly scaleOuts: number;
  readonly scaleIns: number;
  /** Most instances that were wanted at once. */
  readonly peakCapacity: number;
  readonly launches: number;
  /** How closely what served followed the least instances with utilisation at most 85 %. */
  readonly elasticity: Elasticity;
  /** Undefined when no rise of demand took utilisation above 85 %. */
  readonly largestStep: LargestStep | undefined;
  readonly oracle: OracleSummary;
}

/** What the cheapest schedule that knows the load would do, with utilisation at most 85 %. */
export interface OracleSummary {
  readonly instanceHours: number;
  readonly peakCapacity: number;
  /** Minutes in which even the group's maximum is too small. */
  readonly minutesBeyondMaximum: number;
  readonly elasticity: Elasticity;
}

/**
 * Sums a run up, with the oracle beside it. The run must have its timeline.
 *
 * @param optimum what `optimumOf(run)` gave, for a caller who has it
 * @example summarize(simulate({ stack, demand, start: 0 })).minutesAbove85
 */
export function summarize(run: Run, optimum: Optimum = optimumOf(run)): Summary {
  const { columns, minutes, totals } = run;
  const needed = new Int32Array(minutes).map((_, minute) => instancesNeeded(columns.demand[minute]!, BOUND));
  return {
    minutes,
    instanceHours: totals.instanceSecondsBilled / 3600,
    minutesAbove85: totals.minutesAbove85,
    minutesAbove100: totals.minutesAbove100,
    demandHours: totals.demand / 60,
    lostHours: totals.lost / 60,
    scaleOuts: totals.scaleOuts,
    scaleIns: totals.scaleIns,
    peakCapacity: totals.peakCapacity,
    launches: totals.launched,
    elasticity: elasticity(needed, columns.serving),
    largestStep: stepOf(run, optimum.serving),
    oracle: oracleSummary(optimum, needed),
  };
}

function oracleSummary({ instanceMinutes, serving, minutesBeyondMaximum }: Optimum, needed: Int32Array): OracleSummary {
  return {
    instanceHours: instanceMinutes / 60,
    peakCapacity: highest(serving),
    minutesBeyondMaximum,
    elasticity: elasticity(needed, serving),
  };
}

function highest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

import { oracle } from '../../oracle/oracle';
import type { Run } from '../run';
import type { TwinParameters } from '../twin-parameters';

/** The oracle never lets utilisation go above this. */
export const BOUND = 0.85;

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
  readonly oracle: OracleSummary;
}

/** What the cheapest schedule that knows the load would do, with utilisation at most 85 %. */
export interface OracleSummary {
  readonly instanceHours: number;
  readonly peakCapacity: number;
  /** Minutes in which even the group's maximum is too small. */
  readonly minutesBeyondMaximum: number;
}

/**
 * Sums a run up, with the oracle beside it. The oracle may use any capacity that the group was ever allowed, pays for
 * the time from launch to service in whole minutes, and does not pay for draining.
 *
 * @example summarize(simulate({ stack, demand, start: 0 })).minutesAbove85
 */
export function summarize(run: Run): Summary {
  const { columns, actions, minutes, totals } = run;
  return {
    minutes,
    instanceHours: totals.instanceSecondsBilled / 3600,
    minutesAbove85: count(columns.utilisation, (value) => value > BOUND),
    minutesAbove100: count(columns.utilisation, (value) => value > 1),
    demandHours: sum(columns.demand) / 60,
    lostHours: sum(columns.lost) / 60,
    scaleOuts: actions.filter(({ from, to }) => to > from).length,
    scaleIns: actions.filter(({ from, to }) => to < from).length,
    peakCapacity: columns.desired.reduce((most, value) => Math.max(most, value), 0),
    launches: totals.launched,
    oracle: oracleOf(run),
  };
}

/** Whole minutes from the launch of an instance to its service, rounded up. */
export function bootMinutesOf({ launchToInService, applicationBoot }: TwinParameters): number {
  return Math.ceil((launchToInService + applicationBoot) / 60);
}

function oracleOf({ columns, parameters, range }: Run): OracleSummary {
  const bootMinutes = bootMinutesOf(parameters);
  const best = oracle({ demand: columns.demand, bound: BOUND, bootMinutes, ...range });
  return {
    instanceHours: best.instanceMinutes / 60,
    peakCapacity: best.serving.reduce((most, value) => Math.max(most, value), 0),
    minutesBeyondMaximum: best.minutesBeyondMaximum,
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function count(values: Float64Array, holds: (value: number) => boolean): number {
  return values.reduce((total, value) => total + (holds(value) ? 1 : 0), 0);
}

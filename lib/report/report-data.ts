import type { Cost } from '../twin/cost/cost-of';
import type { SummaryRow } from '../twin/simulate/report/summary-rows';
import type { ScalingAction } from '../twin/simulate/run';

/** Percent. Above it a chart would show nothing but the worst minute, so more is drawn as so much. */
export const MOST_UTILISATION = 200;

/** A series with one value for each minute of a run. */
export type Column = Float64Array | Int32Array | readonly number[];

/** One figure of the summary. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** What it is compared with, or how it is meant. */
  readonly note?: string;
}

/** What an alarm was, from a time on. */
export interface ReportedAlarm {
  readonly name: string;
  readonly states: readonly { readonly at: number; readonly state: string }[];
}

/** One run, as the report shows it: plain data, made by a function of the run. */
export interface ReportRun {
  readonly title: string;
  /** Start of the first minute, seconds since 1970, UTC. */
  readonly start: number;
  /** In instances; utilisation in percent. */
  readonly columns: {
    readonly demand: Column;
    readonly desired: Column;
    readonly serving: Column;
    readonly utilisation: Column;
    /** The clairvoyant optimum, if it was computed. */
    readonly oracle?: Column;
  };
  readonly figures: readonly Figure[];
  /** Every figure, with the oracle's beside it. */
  readonly rows: readonly SummaryRow[];
  readonly actions: readonly ScalingAction[];
  readonly alarms: readonly ReportedAlarm[];
  readonly cost: Cost;
  /** What is to know about the run, in sentences: see `findingLines`. */
  readonly findings: readonly string[];
}

/** The whole report: one run, or several side by side. */
export interface ReportData {
  readonly title: string;
  readonly subtitle: string;
  /** What was done to the load, in sentences. */
  readonly notes: readonly string[];
  readonly runs: readonly ReportRun[];
}

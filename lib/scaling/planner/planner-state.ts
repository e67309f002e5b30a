import { type DailyProfile, emptyProfile } from './daily-profile';
import { EXPECTED_ERROR_INPUTS } from './expected-error';
import { EXPECTED_LOAD_INPUTS } from './expected-load';
import type { Promised } from './promises';
import { emptyRegression, type Regression } from './regression';
import { priorErrors, type StandardizedErrors } from './standardized-errors';

/** What was expected of one minute, `leadMinutes` before it. Loads are in instance-capacities. */
export interface Forecast {
  /** The minute that it is of, counted since 1970. */
  readonly of: number;
  /** The newest load that was known. */
  readonly from: number;
  readonly load: number;
  /** Size of the error that was expected. */
  readonly error: number;
  readonly loadInputs: readonly number[];
  readonly errorInputs: readonly number[];
}

/** What the planner learned: plain data that survives JSON, about 90 KB. Its clock is that of the samples. */
export interface PlannerState {
  /** The newest minute taken in, counted since 1970; 0 before the first. */
  minute: number;
  /** Minutes whose load was known. */
  seen: number;
  /** The newest minute whose load was not known, counted since 1970; 0 without one. */
  missed: number;
  /** The newest loads, newest first; a missing minute repeats the one before. */
  recent: number[];
  /** Loads averaged over about a week, over 4 minutes and over 20: the first is what loads are measured in. */
  usual: number;
  readonly averages: number[];
  /** Sizes of errors averaged over 7 minutes, over 90 and over 3 days. */
  readonly errors: number[];
  readonly profile: DailyProfile;
  readonly loadModel: Regression;
  readonly errorModel: Regression;
  readonly residuals: StandardizedErrors;
  /** Forecasts of the coming minutes and what was wanted in the past ones, each at its minute modulo the length. */
  forecasts: (Forecast | null)[];
  wanted: number[];
  readonly promises: Promised[];
  /** Average of what the expected error makes of the share of violations. */
  usualSpread: number;
  /** Natural logarithm of the factor by which violations delivered so far tighten the share: 0 or less. */
  tightening: number;
  /** Minutes in a row in which utilisation would have been above the bound. */
  missesInARow: number;
}

/** A planner that has seen nothing. */
export function emptyPlanner(): PlannerState {
  return {
    minute: 0,
    seen: 0,
    missed: 0,
    recent: [],
    usual: 0,
    averages: [],
    errors: [],
    profile: emptyProfile(),
    loadModel: emptyRegression(EXPECTED_LOAD_INPUTS),
    errorModel: emptyRegression(EXPECTED_ERROR_INPUTS),
    residuals: priorErrors(),
    forecasts: [],
    wanted: [],
    promises: [],
    usualSpread: 0,
    tightening: 0,
    missesInARow: 0,
  };
}

/** A copy that shares nothing that is ever changed with its original. */
export function copyOf(state: PlannerState): PlannerState {
  const { profile, loadModel, errorModel, residuals } = state;
  return {
    ...state,
    recent: state.recent.slice(),
    averages: state.averages.slice(),
    errors: state.errors.slice(),
    profile: { load: profile.load.slice(), peak: profile.peak.slice(), error: profile.error.slice() },
    loadModel: copyOfRegression(loadModel),
    errorModel: copyOfRegression(errorModel),
    residuals: { ...residuals, bins: residuals.bins.slice() },
    forecasts: state.forecasts.slice(),
    wanted: state.wanted.slice(),
    promises: state.promises.slice(),
  };
}

function copyOfRegression({ gram, moment, weights }: Regression): Regression {
  return { gram: gram.slice(), moment: moment.slice(), weights };
}

/** How many phases basic monitoring has: an instance reports every fifth minute. */
export const PHASES = 5;

/** The lifecycle states that are modelled, by Auto Scaling's own names. */
export type LifecycleState =
  | 'Pending'
  | 'Pending:Wait'
  | 'InService'
  | 'Terminating'
  | 'Terminating:Wait'
  | 'Warmed:Pending'
  | 'Warmed:Pending:Wait'
  | 'Warmed:Stopped'
  | 'Warmed:Running'
  | 'Warmed:Hibernated'
  | 'Warmed:Terminating'
  | 'Warmed:Terminating:Wait'
  | 'Terminated';

/** Where an instance counts: in the group, on its way out of it, in the warm pool, on its way out of that, nowhere. */
export type Place = 'active' | 'leaving' | 'pooled' | 'discarded' | 'gone';

const places: { readonly [state in LifecycleState]: Place } = {
  Pending: 'active',
  'Pending:Wait': 'active',
  InService: 'active',
  Terminating: 'leaving',
  'Terminating:Wait': 'leaving',
  'Warmed:Pending': 'pooled',
  'Warmed:Pending:Wait': 'pooled',
  'Warmed:Stopped': 'pooled',
  'Warmed:Running': 'pooled',
  'Warmed:Hibernated': 'pooled',
  'Warmed:Terminating': 'discarded',
  'Warmed:Terminating:Wait': 'discarded',
  Terminated: 'gone',
};

/** What is the same for an instance from beginning to end. */
export interface InstanceKind {
  /** Index into the group's placements. */
  readonly placement: number;
  /** Index into the types of a mixed instances policy; 0 without one. */
  readonly type: number;
  /** Capacity units that it counts for and serves. */
  readonly weight: number;
  readonly isSpot: boolean;
}

/** One instance. Times in seconds since the start of the run, NaN for what has not happened. */
export interface Instance extends InstanceKind {
  /** The first ever launched is 0. */
  readonly number: number;
  /** Minute of five in which it reports with basic monitoring. */
  readonly phase: number;
  readonly launchedAt: number;
  /** Warm-up once it is in service, in seconds. */
  warmup: number;
  state: LifecycleState;
  /** How often its state has changed. */
  steps: number;
  inServiceAt: number;
  /** Since when it has been running, which is what EC2 bills. */
  runningSince: number;
  /** Its target is healthy and takes requests. */
  isServing: boolean;
  /** Past its warm-up: in the group's metric, and no longer in the way of a scale-in. */
  isWarm: boolean;
  isProtected: boolean;
  /** On its way out by a scale-in, after which a warm pool may take it back. */
  mayReturn: boolean;
}

export function placeOf({ state }: Instance): Place {
  return places[state];
}

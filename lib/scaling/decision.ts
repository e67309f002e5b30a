/** Why a decision is what it is: a code for programs, a sentence for people. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** A write that the shell is asked to carry out. */
export interface SetDesiredCapacity {
  readonly api: 'SetDesiredCapacity';
  /** In instances, inside the group's range. */
  readonly desiredCapacity: number;
}

export type Action = SetDesiredCapacity;

/** Capacity from a time on, in instances. A plan is a step function, ordered by time. */
export interface PlanStep {
  /** Milliseconds since the epoch, UTC. */
  readonly from: number;
  readonly capacity: number;
}

/** What to do and why. Nothing has been done yet: a shell carries out the actions, or in a dry run does not. */
export interface Decision {
  readonly actions: readonly Action[];
  readonly reasons: readonly Reason[];
}

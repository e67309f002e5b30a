import type { LeaseWrite } from '../lease/within-room';
import type { Reason } from '../reason';

/** Sets the group's desired capacity. */
export interface SetDesiredCapacity {
  readonly api: 'SetDesiredCapacity';
  /** In instances, inside the group's range. */
  readonly desiredCapacity: number;
}

/** A write that the shell is asked to carry out: one call of the Auto Scaling API. */
export type Action = SetDesiredCapacity | LeaseWrite;

/** What to do and why. Nothing has been done yet: a shell carries out the actions, or in a dry run does not. */
export interface Decision {
  /** To be carried out one after the other, up to the first that fails. */
  readonly actions: readonly Action[];
  readonly reasons: readonly Reason[];
}

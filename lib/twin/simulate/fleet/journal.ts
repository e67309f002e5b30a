import type { CapacityRange } from '../../../scaling/capacity-range';
import type { Cause } from '../model/group';
import type { Instance } from './instance';

/** Capacity before and after what an activity is part of. */
export interface CapacityChange {
  readonly from: number;
  readonly to: number;
  /** Whether an instance goes for its own sake, because it is unhealthy or too old. */
  readonly isReplacement?: boolean;
}

/** Keeps what a group's scaling activities are told from. Times in seconds since the start of the run. */
export interface Journal {
  /** Desired capacity was changed. */
  desiredChanged(cause: Cause, change: CapacityChange, range: CapacityRange, now: number): void;
  /** Desired and actual capacity are the same again. */
  settled(): void;
  launching(instance: Instance, change: CapacityChange, now: number): void;
  terminating(instance: Instance, change: CapacityChange, now: number): void;
  /** What was begun for an instance is done: it is in service, in the pool, or gone. */
  finished(instance: Instance, now: number): void;
}

import { type CapacityHistogram, histogramAround } from './capacity-histogram';
import { emptySignCorrelation, type SignCorrelation } from './sign-correlation';

/** What one instance does at 100 % CPU. */
export interface InstanceCapacity {
  /** Units of demand a minute. */
  readonly perInstance: number;
  /** Lower bound of it, one-sided, 95 %; the same unit, never above `perInstance`. */
  readonly low: number;
  /** Minutes that it rests on, those that are partly forgotten counted less: 1040 at most. */
  readonly minutes: number;
}

/** What was learned of the capacity of one instance: plain data that survives JSON, 1 to 5 KB. */
export interface InstanceCapacityState {
  /** Usable minutes since it began. */
  seen: number;
  /** The estimate at the end of the last hour of usable minutes, which new ones are compared with. */
  learned: InstanceCapacity | null;
  histogram: CapacityHistogram;
  correlation: SignCorrelation;
}

/** A state that has seen nothing. */
export function emptyInstanceCapacity(): InstanceCapacityState {
  return { seen: 0, learned: null, histogram: histogramAround(1), correlation: emptySignCorrelation() };
}

/** A copy that shares nothing that is ever changed with its original. */
export function copyOfInstanceCapacity(state: InstanceCapacityState): InstanceCapacityState {
  const { histogram, correlation } = state;
  return { ...state, histogram: { ...histogram, bins: histogram.bins.slice() }, correlation: { ...correlation } };
}

import { type CapacityHistogram, histogramAround } from './capacity-histogram';
import { emptySignCorrelation, type SignCorrelation } from './sign-correlation';

/** What was learned of the capacity of one instance: plain data that survives JSON, 1 to 5 KB. */
export interface InstanceCapacityState {
  /** Usable minutes since it began. */
  seen: number;
  histogram: CapacityHistogram;
  correlation: SignCorrelation;
}

/** A state that has seen nothing. */
export function emptyInstanceCapacity(): InstanceCapacityState {
  return { seen: 0, histogram: histogramAround(0), correlation: emptySignCorrelation(0) };
}

/** A copy that shares nothing with its original. */
export function copyOfInstanceCapacity({ seen, histogram, correlation }: InstanceCapacityState): InstanceCapacityState {
  return { seen, histogram: { ...histogram, bins: histogram.bins.slice() }, correlation: { ...correlation } };
}

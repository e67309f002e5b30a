import { instanceCapacity } from '../capacity/instance-capacity';
import type { InstanceCapacityState } from '../capacity/instance-capacity-state';
import { observeCapacity } from '../capacity/observe-capacity';
import type { LoadReading } from './load-reading';
import type { LoadSource } from './load-source';

/** By how much CPU must be above the demand that was counted to be believed instead: starting instances burn some. */
const CONTRADICTION = 1.15;

/**
 * Offered load of a minute, in instance-capacities:
 *
 *     load = CPU load                                     of a CPU source, or until the capacity of an instance is known
 *     load = demand / capacity of one instance            of a demand source
 *
 * A capacity that is learned counts at its lower bound, and as long as CPU shows 15 % more than comes of it, which it does
 * when requests have become dearer and that is not learned yet, CPU counts. Learns the capacity from the reading, if that
 * is asked for: changes `learned`.
 *
 * @returns NaN when what it needs was not read
 */
export function offeredLoad(reading: LoadReading, source: LoadSource, learned: InstanceCapacityState): number {
  const { cpuLoad = Number.NaN, utilization = Number.NaN, demand = Number.NaN } = reading;
  if (source.kind === 'cpu') {
    return cpuLoad;
  }
  if (source.perInstance !== undefined) {
    return demand / source.perInstance;
  }
  observeCapacity(learned, { demand, cpuLoad, utilization });
  const estimate = instanceCapacity(learned);
  if (estimate === undefined) {
    return cpuLoad;
  }
  const load = demand / estimate.low;
  return cpuLoad > CONTRADICTION * load ? cpuLoad : load;
}

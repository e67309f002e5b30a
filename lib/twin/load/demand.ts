import type { Trace } from './trace';

/**
 * How many of the trace's own units one instance serves at full utilisation (requests per second for a trace of
 * requests per second, and so on), or the greatest demand, to which the whole trace is scaled.
 */
export type DemandScale = { readonly capacityPerInstance: number } | { readonly peak: number };

/** More instances than any group holds: a load above it is in another unit than its scale. */
const MOST = 1e9;

/**
 * The demand of each minute in instance-capacities: 2.5 is the work of two and a half instances at full utilisation.
 *
 *     demand[m] = value[m] / capacityPerInstance    or    demand[m] = value[m] * peak / max(value)
 *
 * @param how may be left out for a trace in instance-capacities, which then stays as it is.
 * @throws RangeError if the scale is missing or not a positive number, if the peak of a trace of zeros is asked for, and
 * for a load of more than 1e9 instance-capacities.
 * @example demandOf(trace, { capacityPerInstance: 50 }) // 120 requests per second become 2.4
 */
export function demandOf(trace: Trace, how?: DemandScale): Float64Array {
  const factor = factorFor(trace, how);
  const demand = trace.perMinute.map((value) => value * factor);
  const minute = demand.findIndex((value) => !(value <= MOST));
  if (minute >= 0) {
    throw new RangeError(
      `a load must be at most ${MOST} instance-capacities, got ${demand[minute]} in minute ${minute}`,
    );
  }
  return demand;
}

function factorFor(trace: Trace, how: DemandScale | undefined): number {
  if (how === undefined) {
    if (trace.unit !== 'instance-capacities') {
      throw new RangeError(`a trace in ${trace.unit} needs capacityPerInstance or peak`);
    }
    return 1;
  }
  if ('capacityPerInstance' in how) {
    return 1 / positive('capacityPerInstance', how.capacityPerInstance);
  }
  const maximum = trace.perMinute.reduce((greatest, value) => Math.max(greatest, value), 0);
  if (maximum === 0) {
    throw new RangeError(`a trace of zeros cannot be scaled to a peak, got peak ${how.peak}`);
  }
  return positive('peak', how.peak) / maximum;
}

function positive(name: string, value: number): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be a positive number, got ${value}`);
  }
  return value;
}

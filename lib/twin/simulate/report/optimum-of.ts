import { type Optimum, oracle } from '../../oracle/oracle';
import type { WarmPoolDefinition } from '../../template/read-warm-pools';
import type { Run } from '../run';
import type { TwinParameters } from '../twin-parameters';

/** The oracle never lets utilisation go above this. */
export const BOUND = 0.85;

/**
 * The oracle beside a run: the cheapest schedule that knows the load, with utilisation at most 85 %. It may use any
 * capacity that the group was ever allowed, in whole instances of the group's weight, with the minimum rounded down to
 * them and the maximum up. It pays for what a launch is billed before it serves, by the cheapest way into service that
 * the group has, and for nothing else: not for draining, not for the warm pool. `serving` is in capacity units, `billed`
 * and `instanceMinutes` in instances.
 *
 * No run that keeps the bound beats it, but for parts of minutes: it has instances in whole minutes, where utilisation is
 * the mean of a minute; and without a warm pool it pays each boot rounded up to a minute.
 *
 * @example optimumOf(simulate({ stack, demand, start: 0 })).instanceMinutes
 */
export function optimumOf({ columns, parameters, range, definition }: Run): Optimum {
  const weight = definition.mixedInstances?.types[0]?.weight ?? 1;
  const optimum = oracle({
    demand: columns.demand.map((units) => units / weight),
    bound: BOUND,
    bootMinutes: bootMinutesOf(parameters, definition.warmPool),
    min: Math.floor(range.min / weight),
    max: Math.ceil(range.max / weight),
  });
  return { ...optimum, serving: optimum.serving.map((instances) => instances * weight) };
}

/**
 * Whole minutes that a launch is billed before it serves: from running on, rounded up. With a warm pool whichever is
 * less, cold or from the pool, rounded down, as many are so short that a minute for each would be too much.
 */
export function bootMinutesOf(parameters: TwinParameters, pool?: Pick<WarmPoolDefinition, 'state'>): number {
  const { applicationBoot, warmApplicationBoot, warmRunningStart } = parameters;
  if (pool === undefined) {
    return Math.ceil(applicationBoot / 60);
  }
  const start = pool.state === 'Running' ? warmRunningStart : 0;
  return Math.floor(Math.min(applicationBoot, start + warmApplicationBoot) / 60);
}

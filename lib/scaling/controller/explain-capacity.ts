import type { Reason } from '../reason';
import type { ControllerMode } from './controller-policy';
import type { Evidence } from './evidence';
import type { GroupSnapshot } from './group-snapshot';
import type { LoadSource } from './load-source';

/** What desired capacity is decided, and the load and the forecast that it is decided by. */
export function explainCapacity(capacity: number, desired: number, evidence: Evidence): Reason {
  const code = capacity > desired ? 'SCALE_OUT' : capacity < desired ? 'SCALE_IN' : 'UNCHANGED';
  const change = capacity === desired ? `stays at ${desired}` : `${capacity} instead of ${desired}`;
  return { code, message: `${change}: ${explainNeed(evidence)}` };
}

/** Which floor is wanted now, and the load and the forecast that it is wanted for. */
export function explainFloor(floor: number, minimum: number, evidence: Evidence): Reason {
  const code = floor > minimum ? 'RAISE_FLOOR' : floor < minimum ? 'LOWER_FLOOR' : 'UNCHANGED';
  const change = floor === minimum ? `floor stays at ${minimum}` : `floor ${floor} instead of ${minimum}`;
  return { code, message: `${change}: ${explainNeed(evidence)}` };
}

function explainNeed({ forecast, needed }: Evidence): string {
  if (!forecast) {
    return needed === undefined ? 'no load is known' : `the plan is ${needed}, the last minute is not known`;
  }
  const { load, expected, error, minutes } = forecast;
  const coming = `${rounded(expected)} +- ${rounded(error)} is expected ${minutes} minutes later`;
  return `load is ${rounded(load)} instances, ${coming}, the plan is ${needed}`;
}

function rounded(load: number): number {
  return Math.round(load * 100) / 100;
}

/** That the maximum, or the policy's highest floor, keeps capacity below what is needed, in instances. */
export function explainMaximum(
  needed: number,
  highestFloor: number | undefined,
  { range }: GroupSnapshot,
  mode: ControllerMode,
): Reason | undefined {
  if (needed > range.max) {
    return { code: 'AT_MAXIMUM', message: `${needed} needed, maximum is ${range.max}` };
  }
  return mode === 'floor' && highestFloor !== undefined && needed > highestFloor
    ? { code: 'AT_HIGHEST_FLOOR', message: `${needed} needed, the highest floor is ${highestFloor}` }
    : undefined;
}

/** Utilisation from which on CPU may hide what is asked for. */
const CAPPED_FROM = 0.95;

/** That the load may be more than CPU can show. */
export function explainCpu({ kind }: LoadSource, { utilization = 0 }: Evidence): Reason | undefined {
  if (kind !== 'cpu' || utilization < CAPPED_FROM) {
    return undefined;
  }
  const message = `CPU is at ${Math.round(utilization * 100)} %: more may be asked for than it can show`;
  return { code: 'CPU_CAPPED', message };
}

/** That nothing is written. */
export function explainShadow(mode: ControllerMode): Reason {
  return { code: 'SHADOW', message: `a shadow of mode ${mode}: nothing is written` };
}

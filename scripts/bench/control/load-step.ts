import type { Contract } from './contract';
import type { NamedPolicy } from './policy';
import { runPolicy } from './run-policy';

const CALM = 1440;
const AFTER = 60;
const BEFORE_STEP = 12;
const FACTOR = 3;

/** Saturated minutes of each policy after a load of 12 instances that was calm for a day becomes three times as much. */
export function saturatedMinutes(policies: readonly NamedPolicy[], contract: Contract): Record<string, number> {
  const demand = new Float64Array(CALM + AFTER).fill(BEFORE_STEP).fill(BEFORE_STEP * FACTOR, CALM);
  const saturated = (policy: NamedPolicy) =>
    runPolicy(policy, demand, contract).serving.filter((serving, minute) => demand[minute]! > serving).length;
  return Object.fromEntries(policies.map((policy) => [policy.name, saturated(policy)]));
}

import type { ControllerMemory } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Reason } from './decision';
import { planCapacity } from './planner/plan-capacity';
import { plannerPolicyOf } from './planner-policy-of';

/** What is decided, and the load and the forecast that it is decided by. */
export function explainCapacity(
  capacity: number,
  desired: number,
  policy: ControllerPolicy,
  { planner }: ControllerMemory,
): Reason {
  const code = capacity > desired ? 'SCALE_OUT' : capacity < desired ? 'SCALE_IN' : 'UNCHANGED';
  const change = capacity === desired ? `stays at ${desired}` : `${capacity} instead of ${desired}`;
  const { leadMinutes } = plannerPolicyOf(policy);
  const forecast = planner.forecasts[planner.minute % leadMinutes];
  if (!forecast) {
    return { code, message: `${change}: no load is known` };
  }
  const expected = `${rounded(forecast.load)} +- ${rounded(forecast.error)} is expected ${leadMinutes} minutes later`;
  const cause = `load is ${rounded(forecast.from)} instances, ${expected}, the plan is ${planCapacity(planner)}`;
  return { code, message: `${change}: ${cause}` };
}

function rounded(load: number): number {
  return Math.round(load * 100) / 100;
}

/** That the maximum keeps capacity below what is needed, both in instances. */
export function explainMaximum(needed: number, max: number): Reason | undefined {
  return needed > max ? { code: 'AT_MAXIMUM', message: `${needed} needed, maximum is ${max}` } : undefined;
}

/** That nothing is written, and what would have been. */
export function explainShadow(capacity: number, desired: number): Reason {
  const otherwise = capacity === desired ? 'as lead would leave it' : `lead would set ${capacity}`;
  return { code: 'SHADOW', message: `mode is shadow: desired capacity stays ${desired}, ${otherwise}` };
}

import type { ControllerMemory } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Reason } from './decision';

/** What is decided, and the load that it is decided by. */
export function explainCapacity(
  capacity: number,
  desired: number,
  policy: ControllerPolicy,
  { needs: [highest] }: ControllerMemory,
): Reason {
  const code = capacity > desired ? 'SCALE_OUT' : capacity < desired ? 'SCALE_IN' : 'UNCHANGED';
  const change = capacity === desired ? `stays at ${desired}` : `${capacity} instead of ${desired}`;
  if (highest === undefined) {
    return { code, message: `${change}: no load is known` };
  }
  const load = Math.round(highest.offeredLoad * 100) / 100;
  const target = Math.round(policy.targetUtilization * 1000) / 10;
  const cause = `the highest load within ${policy.minimumHold} s is ${load} instances, which needs ${highest.capacity} at ${target} %`;
  return { code, message: `${change}: ${cause}` };
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

import { isObject, type Json, own } from '../twin/template/json';
import type { Invocation } from './lambda-invocation';

/** The parts of the capacity controller's answer that are shown and checked. */
export interface ControllerAnswer {
  readonly outcome: string;
  readonly dryRun: boolean;
  readonly before: number;
  readonly after: number;
  /** Why, one sentence each. */
  readonly reasons: readonly string[];
}

/**
 * Reads what the controller answered.
 *
 * @throws Error when the function failed or answered something else
 */
export function readAnswer({ payload, error }: Invocation): ControllerAnswer {
  if (error) {
    throw new Error(`the controller failed: ${error.errorType}: ${error.errorMessage}`);
  }
  const answer = isObject(payload) ? payload : {};
  const outcome = own(answer, 'outcome');
  const desired = own(answer, 'desiredCapacity');
  const [before, after] = isObject(desired) ? [own(desired, 'before'), own(desired, 'after')] : [];
  if (typeof outcome !== 'string' || typeof before !== 'number' || typeof after !== 'number') {
    throw new Error(`the controller's answer is not understood: ${JSON.stringify(payload)}`);
  }
  return {
    outcome,
    dryRun: own(answer, 'dryRun') === true,
    before,
    after,
    reasons: readReasons(payload),
  };
}

/** The sentences of an answer; none where there are none. */
export function readReasons(payload: unknown): readonly string[] {
  const reasons = isObject(payload) ? own(payload, 'reasons') : undefined;
  return Array.isArray(reasons) ? reasons.map(messageOf) : [];
}

function messageOf(reason: Json): string {
  const message = isObject(reason) ? own(reason, 'message') : reason;
  return typeof message === 'string' ? message : JSON.stringify(message ?? reason);
}

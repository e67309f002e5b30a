import type { Action } from '../../../lib/scaling/controller/decision';
import type { GroupWriter } from '../ports';
import { asError } from '../result';

/** Time that a call may take, in milliseconds: 4 tries of 3 s, and the waits between them. */
const ALL_TRIES = 14_000;

/** How far a decision's actions were carried out. */
export interface CarriedOut {
  readonly done: readonly Action[];
  /** What the one after them failed with; without it, and with actions left, time has run out. */
  readonly error?: Error;
}

/**
 * Carries actions out, one after the other, up to the first that fails: their order is such that each may be the last.
 * None is begun when less time is left than all of its tries may take.
 *
 * @param remaining milliseconds that are left of the invocation
 */
export async function carryOut(
  groupName: string,
  actions: readonly Action[],
  writer: GroupWriter,
  remaining: () => number,
): Promise<CarriedOut> {
  const done: Action[] = [];
  for (const action of actions) {
    if (remaining() < ALL_TRIES) {
      break;
    }
    try {
      await writer.carryOut(groupName, action);
    } catch (error) {
      return { done, error: asError(error) };
    }
    done.push(action);
  }
  return { done };
}

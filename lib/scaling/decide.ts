import type { Decision, PlanStep } from './decision';
import type { GroupSnapshot } from './group-snapshot';

/** How the controller is to treat one group: what the user configured, no state. */
export interface ControllerPolicy {
  /** `observe` reads and reports, and never writes. */
  readonly mode: 'observe';
}

/** One reading of the load on the group. */
export interface LoadSample {
  /** End of the period that the value covers, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** Work asked for, in instance-capacities, not capped at 100 %. */
  readonly offeredLoad: number;
}

/** What the controller learned from the past; a function of history, so that it can be rebuilt by replay. */
export interface ControllerMemory {
  /** Time of the newest sample taken in, in milliseconds since the epoch, UTC. */
  readonly seenUntil: number;
}

export const EMPTY_MEMORY: ControllerMemory = { seenUntil: 0 };

export interface ScalingDecision extends Decision {
  /** Capacity wanted over time; empty while there is nothing to plan from. */
  readonly plan: readonly PlanStep[];
  readonly memory: ControllerMemory;
}

/**
 * What to do about one group at one moment. Pure: the Lambda and the twin call this same function.
 *
 * The only mode yet is `observe`: it looks, says what it sees, and asks for no write.
 *
 * @param _now milliseconds since the epoch, UTC
 * @param _samples load readings, oldest first
 */
export function decide(
  _now: number,
  policy: ControllerPolicy,
  snapshot: GroupSnapshot,
  _samples: readonly LoadSample[],
  memory: ControllerMemory,
): ScalingDecision {
  return {
    plan: [],
    actions: [],
    reasons: [
      {
        code: 'OBSERVE_ONLY',
        message: `mode is ${policy.mode}: ${snapshot.name} stays at desired capacity ${snapshot.desiredCapacity}`,
      },
    ],
    memory,
  };
}

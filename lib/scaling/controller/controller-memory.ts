import {
  copyOfInstanceCapacity,
  emptyInstanceCapacity,
  type InstanceCapacityState,
} from '../capacity/instance-capacity-state';
import { copyOfNeeds, noNeeds, observeNeed, type UsualNeeds } from '../lease/usual-needs';
import { isLoad, SAMPLE_PERIOD } from '../load-sample';
import { learnInPlace } from '../planner/learn';
import { planCapacity } from '../planner/plan-capacity';
import { copyOf, emptyPlanner, type PlannerState } from '../planner/planner-state';
import type { ControllerPolicy } from './controller-policy';
import type { LoadReading } from './load-reading';
import { offeredLoad } from './offered-load';
import { plannerPolicyOf } from './planner-policy-of';

/** What the controller learned from the past: a function of the readings, so that it can be rebuilt by replay. */
export interface ControllerMemory {
  /** `at` of the newest reading taken in; 0 before the first. */
  seenUntil: number;
  /** Since when there is no gap in the readings, at most the minimum hold before `seenUntil`; same unit. */
  knownSince: number;
  /** CPU utilisation of the newest reading, as a share; -1 where it is not known. */
  utilization: number;
  /** What the plan is made from, about 90 KB. */
  readonly planner: PlannerState;
  readonly instance: InstanceCapacityState;
  readonly needs: UsualNeeds;
}

/** Of a controller that has seen nothing. A new one for each owner, who may change it in place. */
export function emptyMemory(): ControllerMemory {
  return {
    seenUntil: 0,
    knownSince: 0,
    utilization: UNKNOWN,
    planner: emptyPlanner(),
    instance: emptyInstanceCapacity(),
    needs: noNeeds(),
  };
}

/** Stands for a utilisation that is not known. */
const UNKNOWN = -1;

/** How old the newest reading may be, and the longest time between two readings that is no gap, in milliseconds. */
export const STALE_AFTER = 300_000;

/** What came of taking readings in. */
export interface Remembered {
  readonly memory: ControllerMemory;
  /** How many readings were new and usable. */
  readonly used: number;
}

/** Takes new readings into a copy of the memory; the memory itself comes back when there is none. */
export function remember(
  memory: ControllerMemory,
  readings: readonly LoadReading[],
  now: number,
  policy: ControllerPolicy,
): Remembered {
  if (!readings.some(({ at }) => at > memory.seenUntil && at <= now)) {
    return { memory, used: 0 };
  }
  const { planner, instance, needs } = memory;
  const copy = {
    ...memory,
    planner: copyOf(planner),
    instance: copyOfInstanceCapacity(instance),
    needs: copyOfNeeds(needs),
  };
  const remembered = rememberInPlace(copy, readings, now, policy);
  return remembered.used === 0 ? { memory, used: 0 } : remembered;
}

/**
 * Takes new readings into the memory. A fold: all at once or one at a time comes to the same. Changes `memory`.
 *
 * A reading that was seen, is later than `now`, or whose load is not a number from 0 to a million counts as missing.
 *
 * Cost: a few microseconds a reading.
 *
 * @param readings oldest first
 * @param now milliseconds since the epoch, UTC
 */
export function rememberInPlace(
  memory: ControllerMemory,
  readings: readonly LoadReading[],
  now: number,
  policy: ControllerPolicy,
): Remembered {
  const plannerPolicy = plannerPolicyOf(policy);
  let used = 0;
  for (const reading of readings) {
    const { at, utilization = UNKNOWN } = reading;
    const offered =
      at > memory.seenUntil && at <= now ? offeredLoad(reading, policy.source, memory.instance) : Number.NaN;
    if (isLoad(offered)) {
      learnInPlace(memory.planner, [{ at, offeredLoad: offered }], now, plannerPolicy);
      observeNeed(memory.needs, Math.floor(at / SAMPLE_PERIOD) - 1, planCapacity(memory.planner)!);
      follow(memory, at, policy.minimumHold * 1000);
      memory.utilization = utilization >= 0 && utilization <= 1 ? utilization : UNKNOWN;
      used++;
    }
  }
  return { memory, used };
}

/** Moves on to a reading, and since when there has been no gap. Changes `memory`. */
function follow(memory: ControllerMemory, at: number, hold: number): void {
  const { seenUntil, knownSince } = memory;
  const isAfterGap = seenUntil === 0 || at - seenUntil > STALE_AFTER;
  memory.knownSince = Math.max(isAfterGap ? at - SAMPLE_PERIOD : knownSince, at - hold);
  memory.seenUntil = at;
}

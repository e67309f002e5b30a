import type { ControllerPolicy } from './controller-policy';
import { isLoad, type LoadSample, SAMPLE_PERIOD } from './load-sample';
import { learn, type learnInPlace } from './planner/learn';
import { emptyPlanner, type PlannerState } from './planner/planner-state';
import { plannerPolicyOf } from './planner-policy-of';

/** What the controller learned from the past: a function of the samples, so that it can be rebuilt by replay. */
export interface ControllerMemory {
  /** `at` of the newest sample taken in; 0 before the first. */
  readonly seenUntil: number;
  /** Since when there is no gap in the samples, at most the minimum hold before `seenUntil`; same unit. */
  readonly knownSince: number;
  /** What the plan is made from, about 90 KB. */
  readonly planner: PlannerState;
}

/** Of a controller that has seen nothing. A new one for each owner, who may change its planner in place. */
export function emptyMemory(): ControllerMemory {
  return { seenUntil: 0, knownSince: 0, planner: emptyPlanner() };
}

/** How old the newest sample may be, and the longest time between two samples that is no gap, in milliseconds. */
export const STALE_AFTER = 300_000;

/**
 * Takes new samples into the memory. A fold: all at once or one at a time comes to the same.
 *
 * A sample that was seen, is later than `now`, or whose load is not a finite number of at least 0 counts as missing.
 * The memory itself comes back when there is nothing new.
 *
 * Cost: about a microsecond a sample, and with `learn`, which copies the planner's state, 90 KB once.
 *
 * @param samples oldest first
 * @param now milliseconds since the epoch, UTC
 * @param how `learn`, or `learnInPlace` for the owner of a memory who needs the old one no more
 */
export function remember(
  memory: ControllerMemory,
  samples: readonly LoadSample[],
  now: number,
  policy: ControllerPolicy,
  how: typeof learn | typeof learnInPlace = learn,
): ControllerMemory {
  const hold = policy.minimumHold * 1000;
  let { seenUntil, knownSince } = memory;
  for (const { at, offeredLoad } of samples) {
    if (at > seenUntil && at <= now && isLoad(offeredLoad)) {
      const isAfterGap = seenUntil === 0 || at - seenUntil > STALE_AFTER;
      knownSince = Math.max(isAfterGap ? at - SAMPLE_PERIOD : knownSince, at - hold);
      seenUntil = at;
    }
  }
  return seenUntil === memory.seenUntil
    ? memory
    : { seenUntil, knownSince, planner: how(memory.planner, samples, now, plannerPolicyOf(policy)) };
}

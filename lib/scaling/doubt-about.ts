import { type ControllerMemory, STALE_AFTER } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Reason } from './decision';
import type { LoadSample } from './load-sample';

/** What was read, and what the controller knew before and after it. */
export interface Reading {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  readonly policy: ControllerPolicy;
  readonly samples: readonly LoadSample[];
  readonly before: ControllerMemory;
  readonly after: ControllerMemory;
}

/**
 * Why the data is not good enough to lower capacity: nothing new, too old, or too short for the minimum hold.
 *
 * @returns undefined when it is good enough
 */
export function doubtAbout({ now, policy, samples, before, after }: Reading): Reason | undefined {
  if (after === before) {
    return { code: 'MISSING_DATA', message: `${missing(samples, now, after)}: capacity is not lowered` };
  }
  if (now - after.seenUntil > STALE_AFTER) {
    const message = `the newest load reading is ${seconds(now - after.seenUntil)} old, more than ${seconds(STALE_AFTER)}: capacity is not lowered`;
    return { code: 'STALE_DATA', message };
  }
  const known = after.seenUntil - after.knownSince;
  if (known < policy.minimumHold * 1000) {
    const message = `load is known without a gap for ${seconds(known)}, less than ${policy.minimumHold} s: capacity is not lowered`;
    return { code: 'SHORT_HISTORY', message };
  }
  return undefined;
}

function missing({ length }: readonly LoadSample[], now: number, { seenUntil }: ControllerMemory): string {
  const what = length === 0 ? 'no load reading came' : `none of ${length} load readings is new and usable`;
  return seenUntil === 0 ? what : `${what}, the newest is ${seconds(now - seenUntil)} old`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

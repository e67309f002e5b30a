import type { Reason } from '../reason';
import { STALE_AFTER } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Evidence } from './evidence';

/**
 * Why the data is not good enough to lower capacity: nothing new, too old, too short for the minimum hold, or read in part.
 *
 * @param now milliseconds since the epoch, UTC
 * @returns undefined when it is good enough
 */
export function doubtAbout(now: number, { minimumHold }: ControllerPolicy, evidence: Evidence): Reason | undefined {
  const { used, seenUntil, knownSince, isPartial = false } = evidence;
  if (used === 0) {
    return { code: 'MISSING_DATA', message: `${missing(now, evidence)}: nothing is lowered` };
  }
  if (now - seenUntil > STALE_AFTER) {
    const message = `the newest load reading is ${seconds(now - seenUntil)} old, more than ${seconds(STALE_AFTER)}: nothing is lowered`;
    return { code: 'STALE_DATA', message };
  }
  const known = seenUntil - knownSince;
  if (known < minimumHold * 1000) {
    const message = `load is known without a gap for ${seconds(known)}, less than ${minimumHold} s: nothing is lowered`;
    return { code: 'SHORT_HISTORY', message };
  }
  if (isPartial) {
    return { code: 'PARTIAL_HISTORY', message: 'a part of the past could not be read: nothing is lowered' };
  }
  return undefined;
}

function missing(now: number, { readings, seenUntil }: Evidence): string {
  const what = readings === 0 ? 'no load reading came' : `none of ${readings} load readings is new and usable`;
  return seenUntil === 0 ? what : `${what}, the newest is ${seconds(now - seenUntil)} old`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

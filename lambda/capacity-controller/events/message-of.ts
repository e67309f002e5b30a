import type { Message } from './delivery';
import { InvalidEventError } from './invalid-event-error';
import type { Content } from './read-content';

/** How old a message may be, and how far in the future since clocks differ, in seconds. */
const OLDEST = 300;

/**
 * What is to be made of a content: nothing when it is too old, since what it hints at is over and what an operator wished
 * then may be wrong now.
 *
 * @param times when it was sent, by those who passed it on
 * @param now milliseconds since the epoch, UTC
 */
export function messageOf({ asked, sentAt }: Content, times: readonly string[], now: number): Message {
  const all = [...times, ...(sentAt === undefined ? [] : [sentAt])];
  const unread = all.find((time) => Number.isNaN(Date.parse(time)));
  if (unread !== undefined) {
    return { problem: new InvalidEventError(`time of the event must be like 2026-01-05T12:00:00Z, got ${unread}`) };
  }
  const age = Math.max(...all.map((time) => (now - Date.parse(time)) / 1000));
  if (Number.isFinite(age) && Math.abs(age) > OLDEST) {
    return { dropped: age };
  }
  return asked instanceof InvalidEventError ? { problem: asked } : { request: asked };
}

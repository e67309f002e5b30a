import type { ScalingDecision } from '../../../lib/scaling/controller/decide';
import type { Reason } from '../../../lib/scaling/reason';
import type { CarriedOut } from './carry-out';
import type { ReadLoad } from './read-history';

/** That the oldest minutes of the history were not read. */
export function explainUnread({ unread }: ReadLoad): Reason[] {
  const message = unread && `load before ${new Date(unread.end).toISOString()} was not read`;
  return message ? [{ code: 'UNREAD_HISTORY', message }] : [];
}

/** That time ran out before all writes were begun. */
export function explainLate({ actions }: ScalingDecision, { done, error }: CarriedOut): Reason[] {
  const left = actions.length - done.length;
  const message = `there was no time left for writes: ${left}`;
  return left > 0 && !error ? [{ code: 'DEADLINE', message }] : [];
}

import { isoSeconds } from '../../iso-time';
import { Refusal } from '../../refusal';
import { set } from '../../template/set';
import type { Schedule, ScheduledAction } from './schedule';
import { type ScheduledActionRequest, scheduledActionRules } from './scheduled-action-rules';

interface Owner {
  readonly schedule: Schedule;
  readonly groupName: string;
  /** In seconds since 1970. */
  readonly now: number;
}

/**
 * What `PutScheduledUpdateGroupAction` does: adds an action, or replaces the one of its name, of which nothing stays.
 *
 * @throws Refusal and changes nothing
 */
export function putRequest(request: ScheduledActionRequest, { schedule, groupName, now }: Owner): void {
  const others = schedule.pending.filter(({ action }) => action.name !== request.name);
  const broken = scheduledActionRules.find(({ isBroken }) => isBroken(request, { now, others }));
  if (broken) {
    throw new Refusal(broken.code, broken.message(request));
  }
  try {
    schedule.put(actionFrom(request, groupName));
  } catch (error) {
    throw error instanceof RangeError ? new Refusal('ValidationError', error.message, { cause: error }) : error;
  }
}

function actionFrom(request: ScheduledActionRequest, groupName: string): ScheduledAction {
  const { startTime, endTime, ...given } = request;
  return {
    ...given,
    groupName,
    ...set('startTime', startTime === undefined ? undefined : isoSeconds(startTime)),
    ...set('endTime', endTime === undefined ? undefined : isoSeconds(endTime)),
  };
}

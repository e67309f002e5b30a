import { isoSeconds } from '../iso-time';
import type { GroupModel } from '../simulate/model/group-model';
import type { PendingAction, ScheduledAction } from '../simulate/schedule/schedule';
import { scheduledActionArn } from '../template/scheduled-action-arn';
import { set } from '../template/set';
import { Refusal } from './refusal';
import { type ScheduledActionRequest, scheduledActionRules } from './scheduled-action-rules';

/** The scheduled actions of a group as the API sees them. */
export class DeployedSchedule {
  constructor(private readonly model: GroupModel) {}

  /** Those that are still to run. */
  get pending(): readonly PendingAction[] {
    return this.model.schedule.pending;
  }

  /**
   * What `PutScheduledUpdateGroupAction` does: adds an action, or replaces the one of its name, of which nothing stays.
   *
   * @throws Refusal and changes nothing
   */
  put(request: ScheduledActionRequest): void {
    const { group, options, schedule } = this.model;
    const others = this.pending.filter(({ action }) => action.name !== request.name);
    const state = { now: options.start + group.now, others };
    const broken = scheduledActionRules.find(({ isBroken }) => isBroken(request, state));
    if (broken) {
      throw new Refusal(broken.code, broken.message(request));
    }
    try {
      schedule.put(this.actionFrom(request));
    } catch (error) {
      throw error instanceof RangeError ? new Refusal('ValidationError', error.message, { cause: error }) : error;
    }
  }

  /**
   * What `DeleteScheduledAction` does.
   *
   * @throws Refusal when there is none of that name
   */
  delete(name: string): void {
    if (!this.model.schedule.delete(name)) {
      throw new Refusal('ValidationError', 'Scheduled action name not found');
    }
  }

  private actionFrom({ startTime, endTime, ...given }: ScheduledActionRequest): ScheduledAction {
    const { name: groupName, arn } = this.model.options.definition;
    const owner = arn.split(':').slice(0, 5).join(':');
    return {
      ...given,
      groupName,
      arn: scheduledActionArn(owner, groupName, given.name),
      ...set('startTime', startTime === undefined ? undefined : isoSeconds(startTime)),
      ...set('endTime', endTime === undefined ? undefined : isoSeconds(endTime)),
    };
  }
}

import { Refusal } from '../refusal';
import type { GroupModel } from '../simulate/model/group-model';
import { putRequest } from '../simulate/schedule/put-request';
import type { PendingAction } from '../simulate/schedule/schedule';
import type { ScheduledActionRequest } from '../simulate/schedule/scheduled-action-rules';

/** The scheduled actions of a group as the API sees them. */
export class DeployedSchedule {
  constructor(private readonly model: GroupModel) {}

  /** Those that are still to run. */
  get pending(): readonly PendingAction[] {
    return this.model.schedule.pending;
  }

  /**
   * What `PutScheduledUpdateGroupAction` does.
   *
   * @throws Refusal and changes nothing
   */
  put(request: ScheduledActionRequest): void {
    const { group, options, schedule } = this.model;
    putRequest(request, { schedule, groupName: options.definition.name, now: options.start + group.now });
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
}

import type { Action } from '../../../scaling/controller/decision';
import { Refusal } from '../../refusal';
import type { GroupModel } from '../model/group-model';
import { putRequest } from '../schedule/put-request';

/** Who acts, and why. */
interface Actor {
  /** Name of the controller's function. */
  readonly policy: string;
  readonly reason: string;
}

/** Carries out what a controller asks for, in order, up to the first that the service would refuse. */
export function carryOut(actions: readonly Action[], model: GroupModel, actor: Actor): void {
  for (const action of actions) {
    try {
      perform(action, model, actor);
    } catch (error) {
      if (error instanceof Refusal) {
        return;
      }
      throw error;
    }
  }
}

function perform(action: Action, { group, schedule, options }: GroupModel, actor: Actor): void {
  const { definition, start } = options;
  switch (action.api) {
    case 'SetDesiredCapacity': // inside the bounds, which are those that it was decided by
      group.scaleTo(action.desiredCapacity, {
        ...actor,
        by: 'controller',
        warmup: definition.defaultInstanceWarmup ?? 0,
      });
      break;
    case 'PutScheduledUpdateGroupAction': {
      const { name, at, minSize } = action;
      putRequest(
        { name, startTime: at / 1000, minSize },
        { schedule, groupName: definition.name, now: start + group.now },
      );
      break;
    }
    case 'DeleteScheduledAction': // that it is gone already is no failure
      schedule.delete(action.name);
      break;
  }
}

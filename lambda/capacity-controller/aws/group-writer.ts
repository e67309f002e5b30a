import {
  type AutoScalingClient,
  DeleteScheduledActionCommand,
  PutScheduledUpdateGroupActionCommand,
  SetDesiredCapacityCommand,
} from '@aws-sdk/client-auto-scaling';
import type { Action } from '../../../lib/scaling/controller/decision';
import type { GroupWriter } from '../ports';

/**
 * Carries actions out. A scheduled action is put with its start and its minimum and nothing else, so that a policy of IAM
 * can demand it; desired capacity is set without waiting for a cooldown.
 */
export function groupWriter(client: AutoScalingClient): GroupWriter {
  return {
    async carryOut(groupName, action) {
      await carryOut(client, groupName, action);
    },
  };
}

function carryOut(client: AutoScalingClient, AutoScalingGroupName: string, action: Action): Promise<unknown> {
  switch (action.api) {
    case 'SetDesiredCapacity': {
      const { desiredCapacity: DesiredCapacity } = action;
      return client.send(
        new SetDesiredCapacityCommand({ AutoScalingGroupName, DesiredCapacity, HonorCooldown: false }),
      );
    }
    case 'PutScheduledUpdateGroupAction': {
      const { name: ScheduledActionName, at, minSize: MinSize } = action;
      const StartTime = new Date(at);
      return client.send(
        new PutScheduledUpdateGroupActionCommand({ AutoScalingGroupName, ScheduledActionName, StartTime, MinSize }),
      );
    }
    case 'DeleteScheduledAction': {
      const { name: ScheduledActionName } = action;
      return client
        .send(new DeleteScheduledActionCommand({ AutoScalingGroupName, ScheduledActionName }))
        .catch(ignoreThatItIsGone);
    }
  }
}

/** AWS answers so when the action has run meanwhile, or when a try before this one has come through. */
function ignoreThatItIsGone(error: unknown): void {
  const { name, message } = error as Error;
  if (name !== 'ValidationError' || !message.startsWith('Scheduled action name not found')) {
    throw error;
  }
}

import { AutoScalingClient, CompleteLifecycleActionCommand } from '@aws-sdk/client-auto-scaling';
import { CLIENT_OPTIONS } from '../../capacity-controller/aws/client-options';
import type { Hooks } from '../ports';

/** Lifecycle actions of Amazon EC2 Auto Scaling. */
export function autoScalingHooks(): Hooks {
  const client = new AutoScalingClient(CLIENT_OPTIONS);
  return {
    async complete({ groupName, hookName, instanceId, token }, result) {
      const command = new CompleteLifecycleActionCommand({
        AutoScalingGroupName: groupName,
        LifecycleHookName: hookName,
        LifecycleActionToken: token,
        InstanceId: instanceId,
        LifecycleActionResult: result,
      });
      return client.send(command).then(() => true, isOver);
    },
  };
}

/** AWS answers so when the instance was terminated meanwhile, the hook timed out, or a try before this one came through. */
function isOver(error: unknown): boolean {
  const { name, message } = error as Error;
  if (name === 'ValidationError' && message.startsWith('No active Lifecycle Action found')) {
    return false;
  }
  throw error;
}

import type { ScheduledAction } from '../lease/floor-action';
import type { Action } from './decision';

/** The scheduled actions of a group after writes that were carried out. */
export function scheduledActionsAfter(
  existing: readonly ScheduledAction[],
  writes: readonly Action[],
): readonly ScheduledAction[] {
  const actions = new Map(existing.map((action) => [action.name, action]));
  for (const write of writes) {
    if (write.api === 'DeleteScheduledAction') {
      actions.delete(write.name);
    } else if (write.api === 'PutScheduledUpdateGroupAction') {
      const { name, at, minSize } = write;
      actions.set(name, { name, at, minSize });
    }
  }
  return [...actions.values()];
}

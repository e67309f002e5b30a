import type { ScheduledAction } from '../../../scaling/lease/floor-action';
import type { PendingAction, Schedule } from '../schedule/schedule';

/** The scheduled actions of a modelled group as `DescribeScheduledActions` tells them: the same list until one changes. */
export class ToldSchedule {
  private version = -1;
  private told: readonly ScheduledAction[] = [];

  constructor(private readonly schedule: Schedule) {}

  get actions(): readonly ScheduledAction[] {
    const { version } = this.schedule;
    if (version !== this.version) {
      const { pending } = this.schedule;
      this.told = pending.map(toldAction);
      // one whose recurrence does not come again goes at its end time, without a change
      this.version = pending.every(({ next }) => next !== undefined) ? version : -1;
    }
    return this.told;
  }
}

function toldAction({ action, next }: PendingAction): ScheduledAction {
  const { name, minSize, maxSize, desiredCapacity, recurrence } = action;
  return {
    name,
    ...(next !== undefined && { at: next * 1000 }),
    ...(minSize !== undefined && { minSize }),
    ...(maxSize !== undefined && { maxSize }),
    ...(desiredCapacity !== undefined && { desiredCapacity }),
    ...(recurrence !== undefined && { recurrence }),
  };
}

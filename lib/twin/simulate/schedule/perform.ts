import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { Group } from '../model/group';
import type { TwinParameters } from '../twin-parameters';

type Sizes = Pick<ScheduledActionDefinition, 'name' | 'minSize' | 'maxSize' | 'desiredCapacity'>;

interface Performance {
  readonly group: Group;
  /** Warm-up of what is launched on schedule, in seconds: the group's, without a fallback; rule 1.4.1. */
  readonly warmup: number;
  readonly parameters: Pick<TwinParameters, 'scheduledOutside'>;
  /** Told what AWS would refuse, or would not do as it is written. */
  readonly report: (message: string) => void;
}

/** Sets the sizes that a scheduled action names, unless the group's scheduled actions are suspended. */
export function perform(action: Sizes, { group, warmup, parameters, report }: Performance): void {
  const { minSize: min = group.range.min, maxSize: max = group.range.max, desiredCapacity: desired, name } = action;
  if (!group.processes.areActive('ScheduledActions')) {
    return;
  }
  if (min > max) {
    report(`failed: its minimum of ${min} is above the maximum of ${max}`);
    return;
  }
  if (desired !== undefined && (desired < min || desired > max)) {
    if (parameters.scheduledOutside === 'fail') {
      report(`failed: its desired capacity of ${desired} is outside ${min} to ${max}`);
      return;
    }
    report(`its desired capacity of ${desired} was brought inside ${min} to ${max}`);
  }
  group.update({ min, max, desired }, { by: 'schedule', policy: name, reason: `scheduled action ${name}`, warmup });
}

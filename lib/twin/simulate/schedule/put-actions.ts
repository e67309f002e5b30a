import type { Finding } from '../../template/property-reader';
import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { Schedule } from './schedule';

interface Target {
  readonly schedule: Schedule;
  readonly groupName: string;
  readonly report: (finding: Finding) => void;
}

/** Puts a template's scheduled actions of one group. One that cannot be read has no effect, and is reported. */
export function putActions(
  actions: readonly ScheduledActionDefinition[],
  { schedule, groupName, report }: Target,
): void {
  for (const action of actions.filter((one) => one.groupName === groupName)) {
    const path = `Resources.${action.logicalId}`;
    try {
      schedule.put(action, path);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report({ path, message: `no effect: ${message}` });
    }
  }
}

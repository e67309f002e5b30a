import { decideCommand } from '../../../../lib/scaling/controller/decide-command';
import type { Action } from '../../../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';
import type {
  CommandDecision,
  CommandSetting,
  GroupCommand,
} from '../../../../lib/scaling/controller/operator-command';
import { type GroupState, ScheduledGroup } from '../../lease/support/scheduled-group';

/** A group as the service keeps it, that obeys the actions of commands. */
export class CommandedGroup {
  readonly scheduled: ScheduledGroup;
  desired: number;

  constructor(state: GroupState | ScheduledGroup, desired = state.minSize) {
    this.scheduled = state instanceof ScheduledGroup ? state : new ScheduledGroup(state);
    this.desired = desired;
  }

  clone(): CommandedGroup {
    return new CommandedGroup(this.scheduled.clone(), this.desired);
  }

  snapshot(): GroupSnapshot {
    const { minSize: min, maxSize: max, isSuspended } = this.scheduled;
    return {
      name: 'web',
      range: { min, max },
      desiredCapacity: Math.min(max, Math.max(min, this.desired)),
      suspendedProcesses: isSuspended ? ['ScheduledActions'] : [],
      scheduledActions: this.scheduled.describe(),
    };
  }

  /** @throws Error when the service would refuse it */
  carryOut(action: Action): void {
    if (action.api === 'SetDesiredCapacity') {
      this.desired = action.desiredCapacity;
    } else {
      this.scheduled.write(action);
    }
  }

  /** Decides a command and carries it out. */
  obey(command: GroupCommand, policy: Partial<CommandSetting['policy']> = {}): CommandDecision {
    const decision = decideCommand(command, this.snapshot(), settingOf(this.scheduled.now, policy));
    for (const action of decision.actions) {
      this.carryOut(action);
    }
    return decision;
  }
}

/** What a command is decided by, for a group in mode `floor` with a baseline of 1. */
export function settingOf(now: number, policy: Partial<CommandSetting['policy']> = {}): CommandSetting {
  return { now, policy: { mode: 'floor', isShadow: false, baseline: 1, ...policy }, obeysOperators: true };
}

import type { Reason } from '../reason';
import { changeCapacity } from './change-capacity';
import { describeGroup } from './describe-group';
import { describeLease } from './describe-lease';
import { gateOf } from './gate-of';
import type { GroupSnapshot } from './group-snapshot';
import { holdGroup, resumeGroup } from './hold-group';
import type { CommandDecision, CommandSetting, GroupCommand } from './operator-command';
import { releaseFloors } from './release-floors';

/** Hold of a release that names none, in minutes. */
const RELEASE_HOLD = 60;

/**
 * What an operator's command comes to, for the group as it stands. The same command again comes to nothing, but for `add`
 * without `ifDesired`.
 */
export function decideCommand(
  command: GroupCommand,
  group: GroupSnapshot,
  { now, policy, obeysOperators }: CommandSetting,
): CommandDecision {
  if (command.command === 'explain') {
    return { refused: false, actions: [], reasons: explain(now, policy, group) };
  }
  if (!obeysOperators) {
    const message = `${command.command} is refused: commands that change a group are switched off (OPERATOR_COMMANDS)`;
    return { refused: true, actions: [], reasons: [{ code: 'OPERATOR_COMMANDS_OFF', message }] };
  }
  switch (command.command) {
    case 'set':
      return changeCapacity(now, policy, group, command);
    case 'add':
      return changeCapacity(now, policy, group, { ...command, capacity: group.desiredCapacity + command.count });
    case 'hold':
      return holdGroup(now, policy, group, command.minutes);
    case 'resume':
      return resumeGroup(now, group);
    case 'release':
      return releaseFloors(now, policy, group, command.hold ?? RELEASE_HOLD);
  }
}

function explain(now: number, policy: CommandSetting['policy'], group: GroupSnapshot): readonly Reason[] {
  const gate = gateOf(now, group);
  return [...describeGroup(group), ...(gate ? [gate] : []), ...describeLease(now, policy, group)];
}

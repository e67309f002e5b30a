import type { Reason } from '../reason';
import type { Decision } from './decision';
import { describeGroup } from './describe-group';
import type { GroupSnapshot } from './group-snapshot';

interface CapacityChange {
  /**
   * Act only if desired capacity is this, in instances. With it a command that is delivered twice acts once.
   *
   * @default - act whatever desired capacity is
   */
  readonly ifDesired?: number;
}

/** Set desired capacity, in instances. */
export interface SetCommand extends CapacityChange {
  readonly command: 'set';
  readonly capacity: number;
}

/** Add to desired capacity, in instances; a negative count takes away. */
export interface AddCommand extends CapacityChange {
  readonly command: 'add';
  readonly count: number;
}

/** Say how the group stands, and change nothing. */
export interface ExplainCommand {
  readonly command: 'explain';
}

/** What an operator can ask of the controller by direct invocation. */
export type OperatorCommand = SetCommand | AddCommand | ExplainCommand;

/** `refused` says that the command may not be done as asked; without it, no action means that none was needed. */
export interface CommandDecision extends Decision {
  readonly refused: boolean;
}

/** What an operator's command comes to, for the group as it stands. */
export function decideCommand(command: OperatorCommand, group: GroupSnapshot): CommandDecision {
  switch (command.command) {
    case 'explain':
      return { refused: false, actions: [], reasons: describeGroup(group) };
    case 'set':
      return changeTo(command.capacity, command, group);
    case 'add':
      return changeTo(group.desiredCapacity + command.count, command, group);
  }
}

function changeTo(capacity: number, change: CapacityChange, group: GroupSnapshot): CommandDecision {
  const obstacles = obstaclesTo(capacity, change, group);
  if (obstacles.length > 0) {
    return { refused: true, actions: [], reasons: obstacles };
  }
  if (capacity === group.desiredCapacity) {
    const message = `desired capacity is already ${capacity}`;
    return { refused: false, actions: [], reasons: [{ code: 'ALREADY_THERE', message }] };
  }
  const message = `an operator asked for ${capacity} instead of ${group.desiredCapacity}`;
  return {
    refused: false,
    actions: [{ api: 'SetDesiredCapacity', desiredCapacity: capacity }],
    reasons: [{ code: 'OPERATOR_COMMAND', message }, ...suspensionsThatHinder(capacity, group)],
  };
}

function obstaclesTo(capacity: number, { ifDesired }: CapacityChange, group: GroupSnapshot): Reason[] {
  const { min, max } = group.range;
  const obstacles: Reason[] = [];
  if (group.status !== undefined) {
    obstacles.push({ code: 'GROUP_NOT_ACTIVE', message: `${group.name} is not active: ${group.status}` });
  }
  if (ifDesired !== undefined && ifDesired !== group.desiredCapacity) {
    const message = `desired capacity must be ${ifDesired} (ifDesired), got ${group.desiredCapacity}`;
    obstacles.push({ code: 'DESIRED_CAPACITY_MOVED', message });
  }
  if (capacity < min || capacity > max) {
    const message = `desired capacity must be between ${min} and ${max}, got ${capacity}`;
    obstacles.push({ code: 'OUTSIDE_RANGE', message });
  }
  return obstacles;
}

/** A suspended process does not stop the write, but the instances will not follow it. */
function suspensionsThatHinder(capacity: number, group: GroupSnapshot): Reason[] {
  const needed = capacity > group.desiredCapacity ? 'Launch' : 'Terminate';
  if (!group.suspendedProcesses.includes(needed)) {
    return [];
  }
  const message = `process ${needed} is suspended: instances follow once it is resumed`;
  return [{ code: 'PROCESS_SUSPENDED', message }];
}

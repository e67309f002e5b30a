import type { ControllerPolicy } from './controller-policy';
import type { Decision } from './decision';

/** Bounds of a hold, in minutes: a week is time to come back from a holiday. */
export const SHORTEST_HOLD = 1;
export const LONGEST_HOLD = 7 * 24 * 60;

interface CapacityChange {
  /**
   * Act only if desired capacity is this, in instances. With it a command that is delivered twice acts once.
   *
   * @default - act whatever desired capacity is
   */
  readonly ifDesired?: number;
  /** For how many minutes the controller then leaves the group alone. @default - it goes on */
  readonly hold?: number;
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

/** Leave the group alone for some minutes: floors come and go as they are written, nothing is written anew. */
export interface HoldCommand {
  readonly command: 'hold';
  readonly minutes: number;
}

/** End a hold. */
export interface ResumeCommand {
  readonly command: 'resume';
}

/** Take all floors away, and leave the group alone for some minutes, so that they do not come back at once. */
export interface ReleaseCommand {
  readonly command: 'release';
  /** In minutes. @default 60 */
  readonly hold?: number;
}

/** Say how the group stands, and change nothing. */
export interface ExplainCommand {
  readonly command: 'explain';
}

/** Say what a tick would do, with the plan of the next 24 hours, and change nothing. A shell does it: it reads the load. */
export interface PlanCommand {
  readonly command: 'plan';
}

/** What an operator asks that can be decided by the group alone. */
export type GroupCommand = SetCommand | AddCommand | HoldCommand | ResumeCommand | ReleaseCommand | ExplainCommand;

/** What an operator can ask of the controller. */
export type OperatorCommand = GroupCommand | PlanCommand;

/** What a command is decided by beside the group. */
export interface CommandSetting {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  readonly policy: Pick<ControllerPolicy, 'mode' | 'isShadow' | 'baseline' | 'highestFloor'>;
  /** Whether commands that change a group are carried out. */
  readonly obeysOperators: boolean;
}

/** `refused` says that the command may not be done as asked; without it, no action means that none was needed. */
export interface CommandDecision extends Decision {
  readonly refused: boolean;
}

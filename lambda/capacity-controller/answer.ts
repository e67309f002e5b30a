import type { CapacityRange } from '../../lib/scaling/capacity-range';
import type { ControllerPolicy } from '../../lib/scaling/controller/controller-policy';
import type { Action, Decision } from '../../lib/scaling/controller/decision';
import { countByLifecycleState } from '../../lib/scaling/controller/describe-group';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import { scheduledActionsAfter } from '../../lib/scaling/controller/scheduled-actions-after';
import { MINUTE } from '../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../lib/scaling/lease/lease-names';
import { floorAhead } from '../../lib/scaling/lease/pending-floors';
import type { PlanStep } from '../../lib/scaling/plan-step';
import type { Request } from './events/delivery';

/** `changed` in a dry run says what would have changed. */
export type Outcome = 'changed' | 'unchanged' | 'refused' | 'explained' | 'observed';

/** What a tick decided by. */
export interface TickDetails {
  readonly mode: ControllerPolicy['mode'];
  /** The newest reading that is known: its age in seconds, and the load in instance-capacities. */
  readonly newestLoad?: { readonly age: number; readonly offeredLoad: number };
  readonly plan: readonly PlanStep[];
}

/** A size, in instances; `after` is what the group was told, or in a dry run would have been. */
export interface Change {
  readonly before: number;
  readonly after: number;
}

/** What was done and why: the function's result, and the heart of its log line. */
export interface Answer extends Partial<TickDetails> {
  readonly command: Request['command'];
  readonly group: string;
  readonly outcome: Outcome;
  /** Whether nothing was written, be it that it was asked so or that the controller is a shadow. */
  readonly dryRun: boolean;
  readonly range: CapacityRange;
  readonly desiredCapacity: Change;
  /** The group's minimum; `after` is in force in two minutes. */
  readonly floor: Change;
  readonly reasons: Decision['reasons'];
  /** What was written, or in a dry run would have been. */
  readonly writes: readonly Action[];
  /** Number of instances by lifecycle state, when they were read. */
  readonly instances?: Readonly<Record<string, number>>;
}

/** Of a tick over several groups. */
export interface Answers {
  readonly answers: readonly Answer[];
}

interface Answered extends Decision {
  readonly refused?: boolean;
}

/**
 * Tells a decision about a group as the answer to a request.
 *
 * @param now milliseconds since the epoch, UTC
 */
export function answer(
  now: number,
  request: Request,
  group: GroupSnapshot,
  decision: Answered,
  details?: TickDetails,
): Answer {
  const { actions, reasons } = decision;
  return {
    command: request.command,
    group: group.name,
    outcome: outcomeOf(request, decision),
    dryRun: request.dryRun,
    range: group.range,
    ...details,
    desiredCapacity: { before: group.desiredCapacity, after: desiredAfter(group, actions) },
    floor: { before: group.range.min, after: floorAfter(now, group, actions) },
    reasons,
    writes: actions,
    ...(group.instances && { instances: countByLifecycleState(group.instances) }),
  };
}

function desiredAfter({ desiredCapacity }: GroupSnapshot, actions: readonly Action[]): number {
  return actions.reduce(
    (desired, action) => (action.api === 'SetDesiredCapacity' ? action.desiredCapacity : desired),
    desiredCapacity,
  );
}

function floorAfter(now: number, { range, scheduledActions }: GroupSnapshot, actions: readonly Action[]): number {
  const until = now + 2 * MINUTE;
  const after = scheduledActionsAfter(scheduledActions, actions);
  const release = after.find(({ name, at = Number.POSITIVE_INFINITY }) => name === leaseNames.release && at <= until);
  return release?.minSize ?? floorAhead(after, range.min, until);
}

function outcomeOf({ command }: Request, { refused, actions }: Answered): Outcome {
  if (refused) {
    return 'refused';
  }
  if (actions.length > 0) {
    return 'changed';
  }
  return command === 'explain' ? 'explained' : command === 'tick' ? 'observed' : 'unchanged';
}

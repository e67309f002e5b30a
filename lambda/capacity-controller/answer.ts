import type { CapacityRange } from '../../lib/scaling/capacity-range';
import type { ControllerPolicy } from '../../lib/scaling/controller/controller-policy';
import type { Action, Decision } from '../../lib/scaling/controller/decision';
import { countByLifecycleState } from '../../lib/scaling/controller/describe-group';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import type { PlanStep } from '../../lib/scaling/plan-step';
import type { Request } from './events';

/** `changed` in a dry run says what would have changed. */
export type Outcome = 'changed' | 'unchanged' | 'refused' | 'explained' | 'observed';

/** What a tick decided by. */
export interface TickDetails {
  readonly mode: ControllerPolicy['mode'];
  /** The newest reading that is known: its age in seconds, and the load in instance-capacities. */
  readonly newestLoad?: { readonly age: number; readonly offeredLoad: number };
  readonly plan: readonly PlanStep[];
}

/** What was done and why: the function's result, and the heart of its log line. */
export interface Answer extends Partial<TickDetails> {
  readonly command: Request['command'];
  readonly group: string;
  readonly outcome: Outcome;
  readonly dryRun: boolean;
  readonly range: CapacityRange;
  /** In instances; `after` is what the group was told, or in a dry run would have been. */
  readonly desiredCapacity: { readonly before: number; readonly after: number };
  readonly reasons: Decision['reasons'];
  readonly writes: readonly Action[];
  /** Number of instances by lifecycle state, when they were read. */
  readonly instances?: Readonly<Record<string, number>>;
}

/** Tells a decision about a group as the answer to a request. */
export function answer(
  request: Request,
  group: GroupSnapshot,
  decision: Decision & { refused?: boolean },
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
    desiredCapacity: {
      before: group.desiredCapacity,
      after: actions.at(-1)?.desiredCapacity ?? group.desiredCapacity,
    },
    reasons,
    writes: actions,
    ...(group.instances && { instances: countByLifecycleState(group.instances) }),
  };
}

function outcomeOf({ command }: Request, { refused, actions }: Decision & { refused?: boolean }): Outcome {
  if (refused) {
    return 'refused';
  }
  if (actions.length > 0) {
    return 'changed';
  }
  return command === 'explain' ? 'explained' : command === 'tick' ? 'observed' : 'unchanged';
}

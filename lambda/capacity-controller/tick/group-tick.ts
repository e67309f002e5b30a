import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import type { PlanDecision } from '../../../lib/scaling/controller/decide-on';
import type { Action } from '../../../lib/scaling/controller/decision';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { Reason } from '../../../lib/scaling/reason';
import type { Answer } from '../answer';

/** What was decided about a group, and by what: enough to decide it again. */
export interface DecidedTick extends PlanDecision {
  readonly policy: ControllerPolicy;
  readonly snapshot: GroupSnapshot;
  readonly evidence: Evidence;
  /** The actions that were carried out, or in a dry run would have been. */
  readonly done: readonly Action[];
  readonly answer: Answer;
  /** The floor that the lease has in force, in instances, where that is known. */
  readonly floorInForce: number | undefined;
}

/** A tick of one group: how far it came. */
export interface GroupTick {
  readonly group: string;
  /** When it was decided, in milliseconds since the epoch, UTC. */
  readonly now: number;
  /** Absent when it did not come to a decision. */
  readonly decided?: DecidedTick;
  /** What the shell has to say beside the decision's reasons. */
  readonly remarks: readonly Reason[];
  readonly error?: Error;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

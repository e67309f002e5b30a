import * as v from 'valibot';
import { CheckError, checkEqual } from './check';
import type { Target } from './target';

const actions = v.object({
  ScheduledUpdateGroupActions: v.array(
    v.looseObject({
      ScheduledActionName: v.string(),
      /** Another one each time that an action is written. */
      ScheduledActionARN: v.string(),
      StartTime: v.string(),
      MinSize: v.optional(v.number()),
      MaxSize: v.optional(v.number()),
      DesiredCapacity: v.optional(v.number()),
    }),
  ),
});

/** A scheduled action as the AWS CLI tells it. */
export type ScheduledAction = v.InferOutput<typeof actions>['ScheduledUpdateGroupActions'][number];

/** A floor of a lease. */
export interface Floor {
  /** Milliseconds since the epoch, UTC. */
  readonly from: number;
  /** In instances. */
  readonly capacity: number;
}

/** The group's scheduled actions, ordered by time. */
export async function readScheduledActions({ aws }: Target, group: string): Promise<ScheduledAction[]> {
  const answer = await aws('autoscaling', 'describe-scheduled-actions', '--auto-scaling-group-name', group);
  const found = v.parse(actions, answer).ScheduledUpdateGroupActions;
  return found.sort((one, other) => Date.parse(one.StartTime) - Date.parse(other.StartTime));
}

/**
 * The lease that the scheduled actions are: minimums and nothing else, by names of the controller's, and the last of them
 * is the release to the baseline.
 *
 * @throws CheckError when they are something else
 */
export function leaseIn(found: readonly ScheduledAction[], baseline: number): readonly Floor[] {
  const lease = found.map((action) => {
    const { ScheduledActionName: name, StartTime, MinSize, MaxSize, DesiredCapacity } = action;
    const isFloor = /^headroom-(\d{8}T\d{4}Z|release)$/.test(name);
    if (!isFloor || MinSize === undefined || MaxSize !== undefined || DesiredCapacity !== undefined) {
      throw new CheckError(`a scheduled action is not a floor: ${JSON.stringify(action)}`);
    }
    return { from: Date.parse(StartTime), capacity: MinSize };
  });
  const last = found.at(-1);
  checkEqual('the last scheduled action', [last?.ScheduledActionName, last?.MinSize], ['headroom-release', baseline]);
  return lease;
}

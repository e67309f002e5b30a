import type { ScheduledUpdateGroupAction } from '@aws-sdk/client-auto-scaling';
import { type AutoScalingClient, DescribeScheduledActionsCommand } from '@aws-sdk/client-auto-scaling';
import type { ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { allPages } from './all-pages';

/** A group has at most 125, and a page up to 100; AWS may put fewer on one. */
const MOST_PAGES = 10;

/**
 * All scheduled actions of a group that are still to run, ours and those of others.
 *
 * One call for each group: without a name, AWS would tell those of all groups of the account, which may be 62,500.
 *
 * @throws Error when the answer is not whole
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html
 */
export async function scheduledActionsOf(
  client: AutoScalingClient,
  groupName: string,
): Promise<readonly ScheduledAction[]> {
  const pages = await allPages('DescribeScheduledActions', MOST_PAGES, (NextToken) =>
    client.send(
      new DescribeScheduledActionsCommand({
        AutoScalingGroupName: groupName,
        MaxRecords: 100,
        ...(NextToken && { NextToken }),
      }),
    ),
  );
  return pages.flatMap(({ ScheduledUpdateGroupActions: actions }) => {
    if (actions === undefined) {
      throw new Error(`the answer about ${groupName} lacks its scheduled actions`);
    }
    return actions.map((action) => toScheduledAction(groupName, action));
  });
}

function toScheduledAction(groupName: string, action: ScheduledUpdateGroupAction): ScheduledAction {
  const { ScheduledActionName: name, StartTime, Time, MinSize, MaxSize, DesiredCapacity, Recurrence } = action;
  const at = (StartTime ?? Time)?.getTime();
  if (!name || Number.isNaN(at)) {
    throw new Error(`the answer about ${groupName} has a scheduled action without a name or with a time that is none`);
  }
  return {
    name,
    ...(at !== undefined && { at }),
    ...(MinSize !== undefined && { minSize: MinSize }),
    ...(MaxSize !== undefined && { maxSize: MaxSize }),
    ...(DesiredCapacity !== undefined && { desiredCapacity: DesiredCapacity }),
    ...(Recurrence && { recurrence: Recurrence }),
  };
}

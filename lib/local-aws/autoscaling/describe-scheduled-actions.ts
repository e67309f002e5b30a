import { isoSeconds } from '../../twin/iso-time';
import type { PendingAction } from '../../twin/simulate/schedule/schedule';
import type { GroupDefinition } from '../../twin/template/read-groups';
import { scheduledActionArn } from '../../twin/template/scheduled-action-arn';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/**
 * The scheduled actions that are still to run, the template's and those that have been put.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html
 */
export function describeScheduledActions(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const group = parameters.text('AutoScalingGroupName');
  const isWanted = matcher(parameters);
  const actions = world
    .groups()
    .filter(({ definition }) => group === undefined || definition.name === group)
    .flatMap(({ schedule, definition }) =>
      schedule.pending.filter(isWanted).map((pending) => scheduledActionElement(pending, definition)),
    );
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(actions, size, parameters.text('NextToken'));
  return { ScheduledUpdateGroupActions: page.items, NextToken: page.nextToken };
}

/** By name, or by start time; with names the times are ignored. */
function matcher(parameters: QueryParameters): (pending: PendingAction) => boolean {
  const names = parameters.list('ScheduledActionNames');
  const earliest = parameters.time('StartTime') ?? Number.NEGATIVE_INFINITY;
  const latest = parameters.time('EndTime') ?? Number.POSITIVE_INFINITY;
  const isAnyTime = earliest === Number.NEGATIVE_INFINITY && latest === Number.POSITIVE_INFINITY;
  return ({ action, next = Number.NaN }) =>
    names.length > 0 ? names.includes(action.name) : isAnyTime || (next >= earliest && next <= latest);
}

/** The start time of one that recurs is its next run, as the service tells it. */
function scheduledActionElement({ action, next }: PendingAction, group: GroupDefinition): XmlObject {
  const startTime = next === undefined ? undefined : isoSeconds(next);
  return {
    AutoScalingGroupName: action.groupName,
    ScheduledActionName: action.name,
    ScheduledActionARN: scheduledActionArn(group, action.name),
    Time: startTime,
    StartTime: startTime,
    EndTime: action.endTime,
    Recurrence: action.recurrence,
    MinSize: action.minSize,
    MaxSize: action.maxSize,
    DesiredCapacity: action.desiredCapacity,
    TimeZone: action.timeZone,
  };
}

import type { ScheduledActionDefinition } from '../../twin/template/read-scheduled-actions';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/**
 * The scheduled actions of the template that are still to run.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html
 */
export function describeScheduledActions(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const group = parameters.text('AutoScalingGroupName');
  const names = parameters.list('ScheduledActionNames');
  const { stack, now } = world.read();
  const actions = stack.scheduledActions.filter(
    (action) =>
      (group === undefined || action.groupName === group) &&
      (names.length === 0 || names.includes(action.name)) &&
      !isOver(action, now),
  );
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(actions, size, parameters.text('NextToken'));
  return { ScheduledUpdateGroupActions: page.items.map(scheduledActionElement), NextToken: page.nextToken };
}

/** One that recurs is over at its end time, one that does not once it has run. A time that cannot be read never comes. */
function isOver({ recurrence, startTime, endTime }: ScheduledActionDefinition, now: number): boolean {
  return Date.parse((recurrence === undefined ? startTime : endTime) ?? '') / 1000 <= now;
}

function scheduledActionElement(action: ScheduledActionDefinition): XmlObject {
  return {
    AutoScalingGroupName: action.groupName,
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    StartTime: action.startTime,
    EndTime: action.endTime,
    Recurrence: action.recurrence,
    MinSize: action.minSize,
    MaxSize: action.maxSize,
    DesiredCapacity: action.desiredCapacity,
    TimeZone: action.timeZone,
  };
}

import type { Activity } from '../../twin/deployed/activity';
import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import { isoMilliseconds } from '../../twin/iso-time';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html */
export function describeScalingActivities(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const name = parameters.text('AutoScalingGroupName');
  const ids = parameters.list('ActivityIds');
  const matchers = parameters.objects('Filters').map(matcher);
  const activities = world
    .groups()
    .filter(({ definition }) => name === undefined || definition.name === name)
    .flatMap((group) => group.activities.map((activity) => ({ activity, group })))
    .filter(({ activity }) => ids.length === 0 || ids.includes(activity.id))
    .filter(({ activity }) => matchers.every((matches) => matches(activity)))
    .reverse()
    .sort((a, b) => b.activity.startTime - a.activity.startTime);
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 100;
  const page = paginate(activities, size, parameters.text('NextToken'));
  return {
    Activities: page.items.map(({ activity, group }) => activityElement(activity, group)),
    NextToken: page.nextToken,
  };
}

function activityElement(activity: Activity, { definition }: DeployedGroup): XmlObject {
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: definition.name,
    AutoScalingGroupARN: definition.arn,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: isoMilliseconds(activity.startTime),
    EndTime: activity.endTime === undefined ? undefined : isoMilliseconds(activity.endTime),
    StatusCode: activity.statusCode,
    Progress: activity.progress,
    Details: activity.details,
  };
}

function matcher(filter: QueryParameters): (activity: Activity) => boolean {
  const name = filter.text('Name') ?? '';
  const values = filter.list('Values');
  const time = Date.parse(values[0] ?? '') / 1000;
  if (name === 'Status') {
    return ({ statusCode }) => values.includes(statusCode);
  }
  if (name === 'StartTimeLowerBound') {
    return ({ startTime }) => startTime >= time;
  }
  if (name === 'StartTimeUpperBound') {
    return ({ startTime }) => startTime <= time;
  }
  throw new AwsError(
    'ValidationError',
    `Filter type ${name} is not correct. Allowed Filter types are: StartTimeLowerBound StartTimeUpperBound Status`,
  );
}

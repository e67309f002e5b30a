import { constraintError } from '../aws-error';
import type { JsonParameters } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import { liveAlarms, type ToldAlarm } from './live-alarms';

/** Members of an alarm that the API types as numbers; a template may write them as text. */
const numeric = ['DatapointsToAlarm', 'EvaluationPeriods', 'Period', 'Threshold'];

/**
 * The metric alarms of the template and of target tracking. Those that invoke a scaling policy are evaluated; the others
 * stay in the state of a new alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function describeAlarms(parameters: JsonParameters, world: LiveWorld) {
  const names = parameters.texts('AlarmNames');
  const prefix = parameters.text('AlarmNamePrefix') ?? '';
  const types = parameters.texts('AlarmTypes');
  const wanted = parameters.text('StateValue');
  const action = parameters.text('ActionPrefix') ?? '';
  const alarms = liveAlarms(world).filter(
    ({ name, state, actions }) =>
      (names.length === 0 || names.includes(name)) &&
      name.startsWith(prefix) &&
      (types.length === 0 || types.includes('MetricAlarm')) &&
      (wanted === undefined || state === wanted) &&
      (action === '' ||
        Object.values(actions)
          .flat()
          .some((arn) => arn.startsWith(action))),
  );
  const page = paginate(alarms, pageSize(parameters), parameters.text('NextToken'));
  return {
    MetricAlarms: page.items.map((alarm) => alarmOutput(alarm, world)),
    CompositeAlarms: [],
    NextToken: page.nextToken,
  };
}

function alarmOutput(alarm: ToldAlarm, world: LiveWorld) {
  const configuration = Object.fromEntries(
    Object.entries(alarm.configuration).map(([key, value]) => [
      key,
      typeof value === 'string' && numeric.includes(key) ? Number(value) : value,
    ]),
  );
  return {
    ActionsEnabled: true,
    ...configuration,
    ...alarm.actions,
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateUpdatedTimestamp: alarm.since,
    StateTransitionedTimestamp: alarm.since,
    AlarmConfigurationUpdatedTimestamp: world.groups()[0]?.createdAt ?? 0,
  };
}

function pageSize(parameters: JsonParameters): number {
  const size = parameters.number('MaxRecords') ?? 50;
  if (!Number.isInteger(size) || size < 1) {
    throw constraintError('MaxRecords', String(size), 'Member must have value greater than or equal to 1');
  }
  return Math.min(size, 100);
}

import type { AlarmDefinition } from '../../twin/template/read-alarms';
import { constraintError } from '../aws-error';
import type { JsonParameters } from '../json-parameters';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';

/** Members of an alarm that the API types as numbers; a template may write them as text. */
const numeric = ['DatapointsToAlarm', 'EvaluationPeriods', 'Period', 'Threshold'];

/**
 * The metric alarms of the template, in the state of a new alarm: they are described and not evaluated yet.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function describeAlarms(parameters: JsonParameters, world: LiveWorld) {
  const names = parameters.texts('AlarmNames');
  const prefix = parameters.text('AlarmNamePrefix') ?? '';
  const types = parameters.texts('AlarmTypes');
  const state = parameters.text('StateValue') ?? 'INSUFFICIENT_DATA';
  const { stack } = world.read();
  const alarms = stack.alarms.filter(
    ({ name }) =>
      (names.length === 0 || names.includes(name)) &&
      name.startsWith(prefix) &&
      (types.length === 0 || types.includes('MetricAlarm')) &&
      state === 'INSUFFICIENT_DATA',
  );
  const page = paginate(alarms, pageSize(parameters), parameters.text('NextToken'));
  return {
    MetricAlarms: page.items.map((alarm) => alarmOutput(alarm, world)),
    CompositeAlarms: [],
    NextToken: page.nextToken,
  };
}

function alarmOutput(alarm: AlarmDefinition, world: LiveWorld) {
  const created = Object.values(world.read().groups)[0]?.createdAt ?? 0;
  const configuration = Object.fromEntries(
    Object.entries(alarm.configuration).map(([key, value]) => [
      key,
      typeof value === 'string' && numeric.includes(key) ? Number(value) : value,
    ]),
  );
  return {
    ActionsEnabled: true,
    AlarmActions: [],
    OKActions: [],
    InsufficientDataActions: [],
    ...configuration,
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: created,
    AlarmConfigurationUpdatedTimestamp: created,
  };
}

function pageSize(parameters: JsonParameters): number {
  const size = parameters.number('MaxRecords') ?? 50;
  if (!Number.isInteger(size) || size < 1) {
    throw constraintError('MaxRecords', String(size), 'Member must have value greater than or equal to 1');
  }
  return Math.min(size, 100);
}

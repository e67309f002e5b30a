import type { ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import type { FakeGroup } from './fake-group';

/** An error that the service answers with. */
export class AwsFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Parameters = Readonly<Record<string, string>>;
type Groups = ReadonlyMap<string, FakeGroup>;
type Answer = (parameters: Parameters, groups: Groups, pageSize: number) => string;

const iso = (time: number) => new Date(time).toISOString();
const element = (name: string, value: unknown) => (value === undefined ? '' : `<${name}>${value}</${name}>`);

function members(parameters: Parameters, name: string): string[] {
  return Object.keys(parameters)
    .filter((key) => key.startsWith(`${name}.member.`) && /\.\d+$/.test(key))
    .map((key) => parameters[key]!);
}

function groupOf(parameters: Parameters, groups: Groups): FakeGroup {
  const group = groups.get(parameters.AutoScalingGroupName ?? '');
  if (group === undefined) {
    throw new AwsFault('ValidationError', 'Group not found');
  }
  return group;
}

/** A page of items, and the token of the next one. */
function page<T>(items: readonly T[], { NextToken: token = '0' }: Parameters, size: number) {
  const start = Number(token);
  const next = start + size;
  return { items: items.slice(start, next), next: next < items.length ? next : undefined };
}

const actionXml = (group: FakeGroup, { name, at, minSize, maxSize, desiredCapacity, recurrence }: ScheduledAction) =>
  `<member>${element('AutoScalingGroupName', group.name)}${element('ScheduledActionName', name)}` +
  `${element('StartTime', at === undefined ? undefined : iso(at))}${element('MinSize', minSize)}` +
  `${element('MaxSize', maxSize)}${element('DesiredCapacity', desiredCapacity)}${element('Recurrence', recurrence)}</member>`;

const groupXml = ({ name, schedule, desired, extra }: FakeGroup) =>
  `<member>${element('AutoScalingGroupName', name)}${element('MinSize', schedule.minSize)}` +
  `${element('MaxSize', schedule.maxSize)}${element('DesiredCapacity', desired)}` +
  `${schedule.isSuspended ? '<SuspendedProcesses><member><ProcessName>ScheduledActions</ProcessName></member></SuspendedProcesses>' : ''}` +
  `<Instances/>${extra}</member>`;

const answers: Readonly<Record<string, Answer>> = {
  DescribeAutoScalingGroups: (parameters, groups, pageSize) => {
    const names = members(parameters, 'AutoScalingGroupNames');
    const named = [...groups.values()].filter(({ name }) => names.length === 0 || names.includes(name));
    const { items, next } = page(named, parameters, pageSize);
    return `<AutoScalingGroups>${items.map(groupXml).join('')}</AutoScalingGroups>${element('NextToken', next)}`;
  },
  DescribeScheduledActions: (parameters, groups, pageSize) => {
    const group = groupOf(parameters, groups);
    const { items, next } = page(group.schedule.describe(), parameters, pageSize);
    const actions = items.map((action) => actionXml(group, action)).join('');
    return `<ScheduledUpdateGroupActions>${actions}</ScheduledUpdateGroupActions>${element('NextToken', next)}`;
  },
  DescribeInstanceRefreshes: (parameters, groups) => {
    const { name, refreshStatus } = groupOf(parameters, groups);
    const refresh = `<member>${element('InstanceRefreshId', '1')}${element('AutoScalingGroupName', name)}${element('Status', refreshStatus)}</member>`;
    return `<InstanceRefreshes>${refreshStatus ? refresh : ''}</InstanceRefreshes>`;
  },
  DescribeScalingActivities: () => '<Activities/>',
  PutScheduledUpdateGroupAction: (parameters, groups) => {
    const { ScheduledActionName: name = '', StartTime: start = '', MinSize: min } = parameters;
    refuse(() =>
      groupOf(parameters, groups).schedule.write({
        api: 'PutScheduledUpdateGroupAction',
        name,
        at: Date.parse(start),
        minSize: Number(min),
      }),
    );
    return '';
  },
  DeleteScheduledAction: (parameters, groups) => {
    const { schedule } = groupOf(parameters, groups);
    const { ScheduledActionName: name = '' } = parameters;
    if (!schedule.describe().some((action) => action.name === name)) {
      throw new AwsFault('ValidationError', 'Scheduled action not found');
    }
    schedule.write({ api: 'DeleteScheduledAction', name });
    return '';
  },
  SetDesiredCapacity: (parameters, groups) => {
    const group = groupOf(parameters, groups);
    const desired = Number(parameters.DesiredCapacity);
    if (!(desired >= group.schedule.minSize && desired <= group.schedule.maxSize)) {
      throw new AwsFault('ValidationError', 'New SetDesiredCapacity value is outside of the group size');
    }
    group.desired = desired;
    return '';
  },
};

/** What the service would refuse, as its error. */
function refuse(write: () => void): void {
  try {
    write();
  } catch (error) {
    const [code = 'ValidationError', message = ''] = (error as Error).message.split(': ');
    throw new AwsFault(code, message);
  }
}

/** Answers one call of the Query protocol. @throws AwsFault for what the service would refuse */
export function answerAutoScaling(action: string, parameters: Parameters, groups: Groups, pageSize: number): string {
  const answer = answers[action];
  if (answer === undefined) {
    throw new AwsFault('InvalidAction', `${action} is not known`);
  }
  const result = answer(parameters, groups, pageSize);
  return (
    `<${action}Response xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><${action}Result>${result}</${action}Result>` +
    `<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`
  );
}

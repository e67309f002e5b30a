import {
  BatchDeleteScheduledActionCommand,
  BatchPutScheduledUpdateGroupActionCommand,
  DeleteScheduledActionCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
  type DescribeScheduledActionsCommandInput,
  PutScheduledUpdateGroupActionCommand,
  type PutScheduledUpdateGroupActionCommandInput,
} from '@aws-sdk/client-auto-scaling';
import { VIRTUAL_START } from '../../lib/local-aws/clock';
import { trackedService } from './support/balanced-service';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint();
});

afterEach(() => local.close());

/** The start of a minute of the run. */
const minute = (number: number) => new Date(1000 * (VIRTUAL_START + 60 * number));

const put = (action: Partial<PutScheduledUpdateGroupActionCommandInput>) =>
  local.autoScaling.send(
    new PutScheduledUpdateGroupActionCommand({
      AutoScalingGroupName: local.groupName,
      ScheduledActionName: 'floor',
      ...action,
    }),
  );

const drop = (ScheduledActionName: string, AutoScalingGroupName = local.groupName) =>
  local.autoScaling.send(new DeleteScheduledActionCommand({ AutoScalingGroupName, ScheduledActionName }));

async function describeActions(input: DescribeScheduledActionsCommandInput = {}) {
  const { ScheduledUpdateGroupActions } = await local.autoScaling.send(new DescribeScheduledActionsCommand(input));
  return ScheduledUpdateGroupActions ?? [];
}

const namesOf = async (input?: DescribeScheduledActionsCommandInput) =>
  (await describeActions(input)).map(({ ScheduledActionName }) => ScheduledActionName);

async function describeGroup() {
  const { AutoScalingGroups } = await local.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups?.[0];
}

describe('PutScheduledUpdateGroupAction', () => {
  test('makes a group follow at the start time, and is told what it was put with until then', async () => {
    await put({ StartTime: minute(10), MinSize: 3 });
    const pending = await describeActions({ AutoScalingGroupName: local.groupName });
    local.clock.advance(540);

    expect(pending).toEqual([
      {
        AutoScalingGroupName: local.groupName,
        ScheduledActionName: 'floor',
        ScheduledActionARN: expect.stringMatching(
          /^arn:aws:autoscaling:us-east-1:\d{12}:scheduledUpdateGroupAction:[0-9a-f-]{36}:autoScalingGroupName\/.+:scheduledActionName\/floor$/,
        ),
        StartTime: minute(10),
        Time: minute(10),
        MinSize: 3,
      },
    ]);
    expect(await describeGroup()).toMatchObject({ MinSize: 3, MaxSize: 10, DesiredCapacity: 3 });
    expect(await describeActions()).toEqual([]);
  });

  test('is told as a scaling activity when it raises desired capacity', async () => {
    await put({ StartTime: minute(10), MinSize: 2 });
    local.clock.advance(600);

    const { Activities } = await local.autoScaling.send(new DescribeScalingActivitiesCommand({ MaxRecords: 1 }));

    expect(Activities?.[0]?.Cause).toMatch(
      /^At 2026-01-01T00:10:00Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 10, desired: 2 changing the desired capacity from 1 to 2\. /,
    );
  });

  test('tells of one that recurs when it runs next', async () => {
    const times = { Recurrence: '30 1,2 * * *', TimeZone: 'Europe/Berlin', EndTime: minute(2000) };
    await put({ ...times, MaxSize: 5, DesiredCapacity: 0, MinSize: 0 });
    const first = await describeActions();
    local.clock.advance(60 * 60);

    expect(first).toMatchObject([{ ...times, MinSize: 0, MaxSize: 5, DesiredCapacity: 0, StartTime: minute(30) }]);
    expect(await describeActions()).toMatchObject([{ ...times, StartTime: minute(90) }]);
  });

  test('takes Time for StartTime', async () => {
    await put({ Time: minute(10), MinSize: 3 });

    expect(await describeActions()).toMatchObject([{ StartTime: minute(10) }]);
  });

  test('replaces the action of its name, of which nothing stays', async () => {
    await put({ StartTime: minute(10), MinSize: 3, MaxSize: 4 });
    await put({ StartTime: minute(20), MinSize: 2 });
    local.clock.advance(600);

    const [{ MaxSize, ...action } = {}] = await describeActions();

    expect(action).toMatchObject({ StartTime: minute(20), MinSize: 2 });
    expect(MaxSize).toBeUndefined();
    expect(await describeGroup()).toMatchObject({ MinSize: 1, MaxSize: 10 });
  });

  test.each<[string, Partial<PutScheduledUpdateGroupActionCommandInput>, string]>([
    ['for a start time in the past', { StartTime: minute(0), MinSize: 1 }, 'Given start time is in the past'],
    [
      'for a group that does not exist',
      { AutoScalingGroupName: 'nobody', StartTime: minute(10), MinSize: 1 },
      'AutoScalingGroup name not found - null',
    ],
    [
      'without a size',
      { StartTime: minute(10) },
      'minSize, maxSize or desiredCapacity must be given, got none of them',
    ],
    [
      'for a minimum above the maximum that is given with it',
      { StartTime: minute(10), MinSize: 3, MaxSize: 2 },
      'minSize must be at most maxSize, got 3 and 2',
    ],
    [
      'for a negative size',
      { StartTime: minute(10), MinSize: -1 },
      "1 validation error detected: Value '-1' at 'minSize' failed to satisfy constraint: Member must have value greater than or equal to 0",
    ],
    [
      'without a name',
      { ScheduledActionName: '', StartTime: minute(10), MinSize: 1 },
      "1 validation error detected: Value '' at 'scheduledActionName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('fails %s', async (_name, action, message) => {
    await expect(put(action)).rejects.toMatchObject({ name: 'ValidationError', message });
    expect(await describeActions()).toEqual([]);
  });

  test('fails for the start time of another action', async () => {
    await put({ StartTime: minute(10), MinSize: 3 });

    await expect(put({ ScheduledActionName: 'other', StartTime: minute(10), MinSize: 2 })).rejects.toMatchObject({
      name: 'AlreadyExistsFault',
      Code: 'AlreadyExists',
      message: 'Scheduled action with this scheduled start time already exists',
    });
  });

  test('fails for a time without a time zone, which would be another one on each machine', async () => {
    const form = { Action: 'PutScheduledUpdateGroupAction', StartTime: '2026-01-01T00:10:00', MinSize: '1' };
    const body = new URLSearchParams({ ...form, AutoScalingGroupName: local.groupName, ScheduledActionName: 'floor' });

    const answer = await fetch(local.url, { method: 'POST', body });

    expect(await answer.text()).toContain(
      '<Code>MalformedInput</Code><Message>StartTime must be an ISO 8601 time with a time zone, got &apos;2026-01-01T00:10:00&apos;</Message>',
    );
  });
});

describe('DeleteScheduledAction', () => {
  test('keeps the action from running', async () => {
    await put({ StartTime: minute(10), MinSize: 3 });

    await drop('floor');
    local.clock.advance(3600);

    expect(await describeActions()).toEqual([]);
    expect(await describeGroup()).toMatchObject({ MinSize: 1, DesiredCapacity: 1 });
  });

  test('fails for an action that is not there, and for a group that is not', async () => {
    await expect(drop('nobody')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Scheduled action name not found',
    });
    await expect(drop('floor', 'nobody')).rejects.toMatchObject({ message: 'AutoScalingGroup name not found - null' });
  });
});

describe('batches of scheduled actions', () => {
  const floors = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ScheduledActionName: `floor-${index}`,
      StartTime: minute(10 + index),
      MinSize: 2,
    }));
  const putAll = (ScheduledUpdateGroupActions: ReturnType<typeof floors>) =>
    local.autoScaling.send(
      new BatchPutScheduledUpdateGroupActionCommand({
        AutoScalingGroupName: local.groupName,
        ScheduledUpdateGroupActions,
      }),
    );
  const dropAll = (ScheduledActionNames: string[]) =>
    local.autoScaling.send(
      new BatchDeleteScheduledActionCommand({ AutoScalingGroupName: local.groupName, ScheduledActionNames }),
    );

  test('put what is not refused, and tell the rest', async () => {
    const [first, second, ...others] = floors(4);
    const past = { ...second!, StartTime: minute(0) };
    const same = { ...first!, ScheduledActionName: 'same' };

    const { FailedScheduledUpdateGroupActions } = await putAll([first!, past, same, ...others]);

    expect(FailedScheduledUpdateGroupActions).toEqual([
      {
        ScheduledActionName: 'floor-1',
        ErrorCode: 'ValidationError',
        ErrorMessage: 'Given start time is in the past',
      },
      {
        ScheduledActionName: 'same',
        ErrorCode: 'AlreadyExists',
        ErrorMessage: 'Scheduled action with this scheduled start time already exists',
      },
    ]);
    expect(await namesOf()).toEqual(['floor-0', 'floor-2', 'floor-3']);
  });

  test('put up to 125 actions of a group, of which DescribeScheduledActions tells page by page', async () => {
    const many = floors(126);
    const answers = [await putAll(many.slice(0, 50)), await putAll(many.slice(50, 100)), await putAll(many.slice(100))];

    const first = await local.autoScaling.send(new DescribeScheduledActionsCommand({ MaxRecords: 100 }));
    const second = await local.autoScaling.send(
      new DescribeScheduledActionsCommand({ MaxRecords: 100, NextToken: first.NextToken }),
    );

    expect(answers.map((answer) => answer.FailedScheduledUpdateGroupActions)).toEqual([
      [],
      [],
      [
        {
          ScheduledActionName: 'floor-125',
          ErrorCode: 'LimitExceeded',
          ErrorMessage: 'scheduled actions of a group must be at most 125, got 126',
        },
      ],
    ]);
    expect(first.ScheduledUpdateGroupActions).toHaveLength(100);
    expect(second.ScheduledUpdateGroupActions).toHaveLength(25);
    expect(second.NextToken).toBeUndefined();
  });

  test('delete what is there, and tell the rest', async () => {
    await putAll(floors(3));

    const { FailedScheduledActions } = await dropAll(['floor-2', 'nobody', 'floor-0']);

    expect(FailedScheduledActions).toEqual([
      {
        ScheduledActionName: 'nobody',
        ErrorCode: 'ValidationError',
        ErrorMessage: 'Scheduled action name not found',
      },
    ]);
    expect(await namesOf()).toEqual(['floor-1']);
  });

  test('fail with more than 50 actions, and without any', async () => {
    await expect(putAll(floors(51))).rejects.toMatchObject({
      message: 'scheduledUpdateGroupActions must be 1 to 50, got 51',
    });
    await expect(dropAll([])).rejects.toMatchObject({ message: 'scheduledActionNames must be 1 to 50, got 0' });
    expect(await describeActions()).toEqual([]);
  });
});

describe('DescribeScheduledActions', () => {
  const NAMES = ['a', 'b', 'c'];

  beforeEach(async () => {
    for (const [index, ScheduledActionName] of NAMES.entries()) {
      await put({ ScheduledActionName, StartTime: minute(10 * (index + 1)), MinSize: 1 });
    }
  });

  test.each<[string, DescribeScheduledActionsCommandInput, string[]]>([
    ['the earliest start time', { StartTime: minute(20) }, ['b', 'c']],
    ['the latest start time', { EndTime: minute(20) }, ['a', 'b']],
    ['both', { StartTime: minute(11), EndTime: minute(29) }, ['b']],
    [
      'names, which makes times not count',
      { ScheduledActionNames: ['c', 'a', 'x'], StartTime: minute(11) },
      ['a', 'c'],
    ],
    ['a group', { AutoScalingGroupName: 'nobody' }, []],
  ])('filters by %s', async (_name, input, names) => {
    expect(await namesOf(input)).toEqual(names);
  });

  test('lists the template’s actions beside those that were put, each for its group', async () => {
    await local.close();
    local = await startEndpoint(trackedService);
    await put({ StartTime: minute(10), MinSize: 3 });

    const actions = await describeActions();

    expect(
      actions.map(({ ScheduledActionName, StartTime }) => [ScheduledActionName?.split('-')[1], StartTime]),
    ).toEqual([
      ['Evening', minute(30)],
      ['Once', minute(20)],
      [undefined, minute(10)],
    ]);
  });
});

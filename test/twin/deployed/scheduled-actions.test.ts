import type { ScheduledActionRequest } from '../../../lib/twin/simulate/schedule/scheduled-action-rules';
import { type Deployed, running, START } from './support';

/** A minute of the run, in seconds since 1970. */
const minute = (number: number) => START + 60 * number;

const raisedTo = ({ group }: Deployed) => group.model.group.actions.map(({ at, to }) => [(at - START) / 60, to]);

const morning = {
  Morning: {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: 5, Recurrence: '30 * * * *' },
  },
};

describe('a scheduled action that is put while time passes', () => {
  test('runs at its start time, once, and vanishes', () => {
    const deployed = running();
    deployed.group.schedule.put({ name: 'floor', startTime: minute(10), minSize: 3 });
    const before = deployed.at(599).schedule.pending;

    const { range, desired, schedule } = deployed.at(7200);

    expect(before).toMatchObject([{ action: { name: 'floor', minSize: 3 }, next: minute(10) }]);
    expect({ range, desired }).toEqual({ range: { min: 3, max: 10 }, desired: 3 });
    expect(raisedTo(deployed)).toEqual([[10, 3]]);
    expect(schedule.pending).toEqual([]);
  });

  test('goes on when it recurs, until before its end time, and vanishes then', () => {
    const deployed = running();
    const { schedule } = deployed.group;
    schedule.put({ name: 'hourly', recurrence: '5 * * * *', endTime: minute(125), desiredCapacity: 2 });
    const nexts = [1, 5, 65, 124, 125].map((time) => deployed.at(60 * time).schedule.pending.map(({ next }) => next));

    expect(nexts).toEqual([[minute(5)], [minute(65)], [undefined], [undefined], []]);
  });

  test('runs at its start time too when it recurs, also when that is its end time', () => {
    const deployed = running();
    const times = { recurrence: '5 * * * *', startTime: minute(10), endTime: minute(10) };
    deployed.group.schedule.put({ name: 'once', ...times, desiredCapacity: 2 });

    deployed.at(7200);

    expect(raisedTo(deployed)).toEqual([[10, 2]]);
  });

  test('raises desired capacity to a new minimum, which is told as a scaling activity and names the action', () => {
    const { group, at } = running();
    group.schedule.put({ name: 'floor', startTime: minute(10), minSize: 2 });

    at(700);

    expect(group.model.group.actions).toEqual([
      { at: minute(10), from: 1, to: 2, policy: 'floor', reason: 'scheduled action floor' },
    ]);
    expect(group.activities.at(-1)?.cause).toBe(
      'At 2026-01-01T00:10:00Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 10, desired: 2 changing the desired capacity from 1 to 2.  At 2026-01-01T00:10:08Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 2.',
    );
  });

  test('replaces the one of its name, of which nothing stays', () => {
    const deployed = running();
    const { schedule } = deployed.group;
    schedule.put({ name: 'floor', startTime: minute(10), minSize: 3, maxSize: 4 });
    schedule.put({ name: 'floor', startTime: minute(20), minSize: 2 });

    const { range } = deployed.at(1800);

    expect(raisedTo(deployed)).toEqual([[20, 2]]);
    expect(range).toEqual({ min: 2, max: 10 });
  });

  test('replaces one of the template that has its name', () => {
    const deployed = running({}, { resources: morning });
    const { schedule } = deployed.group;
    const name = schedule.pending[0]!.action.name;

    schedule.put({ name, startTime: minute(10), minSize: 2 });
    deployed.at(7200);

    expect(raisedTo(deployed)).toEqual([[10, 2]]);
  });

  test('that cannot do what it says when it runs is a finding', () => {
    const { group, at } = running();
    group.schedule.put({ name: 'floor', startTime: minute(10), minSize: 11 });

    at(700);

    expect(group.model.findings.all()).toContainEqual({
      path: 'ScheduledActions.floor',
      message: 'failed: its minimum of 11 is above the maximum of 10',
    });
  });
});

describe('a scheduled action that is deleted', () => {
  test('does not run, whether the template made it or a client', () => {
    const deployed = running({}, { resources: morning });
    const { schedule } = deployed.group;
    schedule.put({ name: 'floor', startTime: minute(10), minSize: 3 });

    for (const { action } of schedule.pending) {
      schedule.delete(action.name);
    }
    deployed.at(7200);

    expect(raisedTo(deployed)).toEqual([]);
    expect(schedule.pending).toEqual([]);
  });

  test.each([
    ['was never there', 'nobody'],
    ['has run', 'floor'],
  ])('fails when it %s', (_name, action) => {
    const { group, at } = running();
    group.schedule.put({ name: 'floor', startTime: minute(2), minSize: 3 });
    at(120);

    expect(() => group.schedule.delete(action)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: 'Scheduled action name not found' }),
    );
  });
});

describe('a scheduled action that is refused', () => {
  const taken = 'Scheduled action with this scheduled start time already exists';

  test.each<[string, Omit<ScheduledActionRequest, 'name'>, string, string]>([
    [
      'without a size',
      { startTime: minute(5) },
      'ValidationError',
      'minSize, maxSize or desiredCapacity must be given, got none of them',
    ],
    ['without a time', { minSize: 1 }, 'ValidationError', 'startTime or recurrence must be given, got neither'],
    [
      'with a start time in the past',
      { startTime: START + 59, minSize: 1 },
      'ValidationError',
      'Given start time is in the past',
    ],
    [
      'with a minimum above its maximum',
      { startTime: minute(5), minSize: 5, maxSize: 3 },
      'ValidationError',
      'minSize must be at most maxSize, got 5 and 3',
    ],
    [
      'with a desired capacity below its minimum',
      { startTime: minute(5), minSize: 2, maxSize: 0, desiredCapacity: 0 },
      'ValidationError',
      'Desired capacity must be greater than or equal to min size',
    ],
    [
      'with a desired capacity above its maximum',
      { startTime: minute(5), maxSize: 3, desiredCapacity: 4 },
      'ValidationError',
      'desiredCapacity must be at most maxSize, got 4 and 3',
    ],
    [
      'with an end time before its start time',
      { startTime: minute(5), endTime: minute(4), minSize: 1 },
      'ValidationError',
      'endTime must be at least startTime, got 2026-01-01T00:04:00Z and 2026-01-01T00:05:00Z',
    ],
    [
      'with an end time in the past',
      { recurrence: '0 * * * *', endTime: START, minSize: 1 },
      'ValidationError',
      'endTime must be in the future, got 2026-01-01T00:00:00Z',
    ],
    [
      'with a recurrence that is none',
      { recurrence: 'daily', minSize: 1 },
      'ValidationError',
      'recurrence must have 5 fields, got daily',
    ],
    [
      'with a time zone that is none',
      { recurrence: '0 * * * *', timeZone: 'Mars', minSize: 1 },
      'ValidationError',
      'timeZone must be an IANA time zone, got Mars',
    ],
    ['at the start time of another', { startTime: minute(10), minSize: 1 }, 'AlreadyExists', taken],
    ['at the next run of one that recurs', { startTime: minute(30), minSize: 1 }, 'AlreadyExists', taken],
  ])('fails %s, and changes nothing', (_name, request, code, message) => {
    const { group } = running({}, { resources: morning });
    group.schedule.put({ name: 'other', startTime: minute(10), minSize: 2 });
    group.schedule.put({ name: 'floor', startTime: minute(20), minSize: 3 });
    const before = group.schedule.pending;

    const put = () => group.schedule.put({ name: 'floor', ...request });

    expect(put).toThrow(expect.objectContaining({ code, message }));
    expect(group.schedule.pending).toEqual(before);
  });

  test('fails as the 126th of a group, unless it replaces one', () => {
    const { group } = running();
    for (let number = 0; number < 125; number++) {
      group.schedule.put({ name: `floor ${number}`, startTime: minute(10 + number), minSize: 1 });
    }

    group.schedule.put({ name: 'floor 0', startTime: minute(5), minSize: 2 });
    const put = () => group.schedule.put({ name: 'one more', startTime: minute(500), minSize: 1 });

    expect(put).toThrow(
      expect.objectContaining({
        code: 'LimitExceeded',
        message: 'scheduled actions of a group must be at most 125, got 126',
      }),
    );
  });

  test('is not one that keeps its own start time, nor one whose recurrence is that of another', () => {
    const { group } = running({}, { resources: morning });
    group.schedule.put({ name: 'floor', startTime: minute(20), minSize: 3 });

    group.schedule.put({ name: 'floor', startTime: minute(20), minSize: 4 });
    group.schedule.put({ name: 'same', recurrence: '30 * * * *', minSize: 4 });

    expect(group.schedule.pending.map(({ next }) => next)).toEqual([minute(30), minute(20), minute(30)]);
  });
});

import { isDayOf, parseCron } from '../../../lib/twin/simulate/schedule/cron';
import { occurrences } from '../../../lib/twin/simulate/schedule/occurrences';
import { offsetsOf } from '../../../lib/twin/simulate/schedule/time-zone';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from './support';

const seconds = (text: string) => Date.parse(text) / 1000;

function timesOf(
  expression: string,
  timeZone: string,
  from: string,
  to: string,
  skippedHour: 'skip' | 'shift' = 'skip',
) {
  const times = occurrences({
    cron: parseCron(expression),
    offsetAt: offsetsOf(timeZone),
    skippedHour,
    from: seconds(from),
    to: seconds(to),
  });
  return [...times].map((time) => new Date(time * 1000).toISOString());
}

function scheduled(properties: object): object {
  return {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
  };
}

describe('a recurrence', () => {
  test('is in the local time of its zone, also when daylight saving begins', () => {
    expect(timesOf('30 8 * * *', 'Europe/Berlin', '2026-03-28T00:00Z', '2026-03-30T00:00Z')).toEqual([
      '2026-03-28T07:30:00.000Z',
      '2026-03-29T06:30:00.000Z',
    ]);
  });

  test('skips the local time that there is not, unless it is to shift', () => {
    const day = ['2026-03-29T00:00Z', '2026-03-30T00:00Z'] as const;

    expect(timesOf('30 2 * * *', 'Europe/Berlin', ...day)).toEqual([]);
    expect(timesOf('30 2 * * *', 'Europe/Berlin', ...day, 'shift')).toEqual(['2026-03-29T01:30:00.000Z']);
  });

  test('runs once in the hour that comes twice', () => {
    expect(timesOf('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:00Z', '2026-10-26T00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
  });

  test('takes steps, ranges, lists and names', () => {
    const { minutes, hours, daysOfWeek } = parseCron('*/20 8-10,22 * * MON-fri');

    expect(minutes).toEqual([0, 20, 40]);
    expect(hours).toEqual([8, 9, 10, 22]);
    expect([...daysOfWeek]).toEqual([1, 2, 3, 4, 5]);
  });

  test('is on either day when both kinds are restricted', () => {
    const cron = parseCron('0 0 1 * 0');

    const days = ['2026-02-01', '2026-02-08', '2026-04-01', '2026-04-02'].map((day) => isDayOf(cron, seconds(day)));

    expect(days).toEqual([true, true, true, false]);
  });

  test.each(['', '* * * *', '60 * * * *', '* 24 * * *', '0 0 0 * *', '5-1 * * * *', '*/0 * * * *', 'x * * * *'])(
    'fails for %j',
    (expression) => {
      expect(() => parseCron(expression)).toThrow(/^recurrence must /);
    },
  );
});

describe('a scheduled action', () => {
  test('raises the minimum, and desired capacity with it', () => {
    const resources = { Morning: scheduled({ MinSize: 4, Recurrence: '30 * * * *' }) };

    const { actions, range } = simulate({ stack: trackedStack({ resources }), demand: levels([0.5, 60]), start: 0 });

    expect(actions).toEqual([
      {
        at: 1800,
        from: 1,
        to: 4,
        policy: expect.stringContaining('Morning'),
        reason: expect.stringMatching(/^scheduled action .*Morning/),
      },
    ]);
    expect(range).toEqual({ min: 1, max: 10 });
  });

  test('sets desired capacity once, and target tracking may undo it', () => {
    const resources = { Once: scheduled({ DesiredCapacity: 3, StartTime: '1970-01-01T00:10:00Z' }) };

    const { actions } = simulate({ stack: trackedStack({ resources }), demand: levels([0.3, 90]), start: 0 });

    expect(actions.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [3, 2],
      [2, 1],
    ]);
  });

  test('that cannot be read is a finding', () => {
    const resources = { Never: scheduled({ MinSize: 4, Recurrence: 'every day' }) };

    const { findings } = simulate({ stack: trackedStack({ resources }), demand: levels([1, 2]), start: 0 });

    expect(findings).toEqual([
      { path: 'Resources.Never', message: expect.stringMatching(/^no effect: recurrence must/) },
    ]);
  });

  test.each([
    ['a minimum above the maximum', { MinSize: 20 }, [], 'failed: its minimum of 20 is above the maximum of 10'],
    [
      'a desired capacity outside',
      { DesiredCapacity: 20 },
      [10],
      'its desired capacity of 20 was brought inside 1 to 10',
    ],
  ])('with %s is a finding', (_name, sizes, capacities, message) => {
    const resources = { Far: scheduled({ ...sizes, Recurrence: '1 * * * *' }) };

    const { actions, findings } = simulate({ stack: trackedStack({ resources }), demand: levels([0.5, 5]), start: 0 });

    expect(actions.map(({ to }) => to)).toEqual(capacities);
    expect(findings).toEqual([{ path: 'Resources.Far', message }]);
  });

  test('with a desired capacity outside the bounds fails when that is asked for, bounds and all (rule 4.2)', () => {
    const resources = { Far: scheduled({ MaxSize: 8, DesiredCapacity: 20, Recurrence: '1 * * * *' }) };
    const parameters = { scheduledOutside: 'fail' } as const;

    const run = simulate({ stack: trackedStack({ resources }), demand: levels([0.5, 5]), start: 0, parameters });

    expect(run.actions).toEqual([]);
    expect(run.findings).toEqual([
      { path: 'Resources.Far', message: 'failed: its desired capacity of 20 is outside 1 to 8' },
    ]);
  });
});

describe('a scheduled action with a recurrence and a start time', () => {
  test('runs at its start time too, and not at an occurrence that equals its end time', () => {
    const stack = trackedStack({
      policy: { PolicyType: 'SimpleScaling', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 },
      resources: {
        Raise: scheduled({
          DesiredCapacity: 5,
          Recurrence: '30 * * * *',
          StartTime: '1970-01-01T00:10:00Z',
          EndTime: '1970-01-01T02:30:00Z',
        }),
        Lower: scheduled({ DesiredCapacity: 1, Recurrence: '20,40 * * * *' }),
      },
    });

    const { actions } = simulate({ stack, demand: levels([0, 180]), start: 0 });

    const raises = actions.filter(({ to }) => to === 5).map(({ at }) => at / 60);
    expect(raises).toEqual([10, 30, 90]);
  });
});

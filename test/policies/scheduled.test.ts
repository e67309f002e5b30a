import { Fn, TimeZone, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { ScalingPolicy, type ScheduledScalingProps, type ScheduledSizes } from '../../lib';
import { ACTION, importedWith, templateWith } from './support';

const MORNING = Schedule.cron({ hour: '8', minute: '0', weekDay: 'MON-FRI' });
const scheduled = (props: Partial<ScheduledScalingProps>) =>
  ScalingPolicy.scheduled({ schedule: MORNING, minCapacity: 3, ...props });

describe('ScalingPolicy.scheduled', () => {
  test('sets sizes at the times of a cron expression', () => {
    importedWith(() => scheduled({})).hasResourceProperties(ACTION, {
      AutoScalingGroupName: 'web',
      Recurrence: '0 8 * * MON-FRI',
      MinSize: 3,
      MaxSize: Match.absent(),
      DesiredCapacity: Match.absent(),
      TimeZone: Match.absent(),
      StartTime: Match.absent(),
      EndTime: Match.absent(),
    });
  });

  test('takes every option', () => {
    const template = importedWith(() =>
      scheduled({
        minCapacity: 0,
        desiredCapacity: 4,
        maxCapacity: 8,
        timeZone: TimeZone.EUROPE_BERLIN,
        startTime: new Date('2030-01-01T08:00:00.123Z'),
        endTime: new Date('2030-02-01T00:00:00Z'),
      }),
    );

    template.hasResourceProperties(ACTION, {
      MinSize: 0,
      DesiredCapacity: 4,
      MaxSize: 8,
      TimeZone: 'Europe/Berlin',
      StartTime: '2030-01-01T08:00:00Z',
      EndTime: '2030-02-01T00:00:00Z',
    });
  });

  test.each([
    TimeZone.ETC_UTC,
    TimeZone.of('Etc/GMT+9'),
    TimeZone.of('Pacific/Tahiti'),
    TimeZone.ASIA_KOLKATA,
    TimeZone.of('UTC'),
    TimeZone.of(Fn.importValue('zone')),
  ])('knows the time zone $timezoneName', (timeZone) => {
    expect(() => scheduled({ timeZone })).not.toThrow();
  });

  test.each(['Europe/Berln', 'europe/berlin', '+01:00', ''])('fails for the time zone %p', (name) => {
    expect(() => scheduled({ timeZone: TimeZone.of(name) })).toThrow(
      `ScalingPolicy.scheduled: timeZone must be an IANA time zone, got ${name}`,
    );
  });

  test.each(['0 8 * * 1-5', '*/15 8-18 1,15 jan-JUN *', '59 23 31 12 7', '0-30/5 0 * * sun,Sat'])(
    'knows the schedule %s',
    (expression) => {
      expect(() => scheduled({ schedule: Schedule.expression(expression) })).not.toThrow();
    },
  );

  test.each([
    ['cron(0 8 * * ? *)', 'schedule must have five fields'],
    ['* 8 * * *', 'schedule must say its minute, or it runs every minute'],
    ['60 8 * * *', 'schedule must have a valid minute'],
    ['0 24 * * *', 'schedule must have a valid hour'],
    ['0 8 0 * *', 'schedule must have a valid day of month'],
    ['0 8 * 13 *', 'schedule must have a valid month'],
    ['0 8 * * MONDAY', 'schedule must have a valid day of week'],
    ['0 8 ? * *', 'schedule must have a valid day of month'],
    ['0/0 8 * * *', 'schedule must have a valid minute'],
    ['1-2-3 8 * * *', 'schedule must have a valid minute'],
  ])('fails for the schedule %s', (expression, message) => {
    expect(() => scheduled({ schedule: Schedule.expression(expression) })).toThrow(`${message}, got ${expression}`);
  });

  const wrong: ReadonlyArray<[props: Partial<ScheduledScalingProps>, message: string]> = [
    [{ minCapacity: undefined }, 'minCapacity, maxCapacity or desiredCapacity must be given, got none of them'],
    [{ minCapacity: 20, maxCapacity: 10 }, 'minCapacity must be at most maxCapacity, got 20 and 10'],
    [{ minCapacity: 3, desiredCapacity: 2 }, 'minCapacity must be at most desiredCapacity, got 3 and 2'],
    [
      { minCapacity: undefined, desiredCapacity: 5, maxCapacity: 4 },
      'desiredCapacity must be at most maxCapacity, got 5 and 4',
    ],
    [{ minCapacity: -1 }, 'minCapacity must be a whole number of at least 0, got -1'],
    [
      { startTime: new Date('2030-01-02T00:00:00Z'), endTime: new Date('2030-01-01T00:00:00Z') },
      'startTime must be before endTime, got 2030-01-02T00:00:00Z and 2030-01-01T00:00:00Z',
    ],
    [{ endTime: new Date('never') }, 'endTime must be a valid date'],
  ];

  test.each(wrong)('fails for %j', (props, message) => {
    expect(() => scheduled(props)).toThrow(`ScalingPolicy.scheduled: ${message}`);
  });
});

describe('ScalingPolicy.scheduledOnce', () => {
  test('sets sizes once', () => {
    const at = new Date('2030-11-29T05:00:00Z');

    importedWith(() => ScalingPolicy.scheduledOnce({ at, desiredCapacity: 5 })).hasResourceProperties(ACTION, {
      StartTime: '2030-11-29T05:00:00Z',
      DesiredCapacity: 5,
      Recurrence: Match.absent(),
      EndTime: Match.absent(),
    });
  });

  test('fails for what is no date', () => {
    expect(() => ScalingPolicy.scheduledOnce({ at: new Date('soon') })).toThrow(
      'ScalingPolicy.scheduledOnce: minCapacity, maxCapacity or desiredCapacity must be given, got none of them; ' +
        'at must be a valid date',
    );
  });
});

describe('a scheduled action of a group whose bounds are known', () => {
  const inGroup = (sizes: ScheduledSizes) => () =>
    templateWith(() => ({ Morning: scheduled({ minCapacity: undefined, ...sizes }) }), {
      minCapacity: 2,
      maxCapacity: 10,
    });

  test.each<ScheduledSizes>([
    { minCapacity: 10 },
    { maxCapacity: 2 },
    { desiredCapacity: 2 },
    { desiredCapacity: 10 },
    { minCapacity: 12, maxCapacity: 20 },
    { minCapacity: 0, desiredCapacity: 0 },
    { desiredCapacity: 30, maxCapacity: 30 },
    { minCapacity: Token.asNumber(Fn.importValue('min')) },
    { desiredCapacity: Token.asNumber(Fn.importValue('desired')) },
  ])('may set %j', (sizes) => {
    expect(inGroup(sizes)).not.toThrow();
  });

  test.each<[ScheduledSizes, string]>([
    [
      { minCapacity: 12 },
      "minCapacity must be at most the group's maxCapacity, unless the action sets that too, got 12 and 10",
    ],
    [
      { maxCapacity: 1 },
      "maxCapacity must be at least the group's minCapacity, unless the action sets that too, got 1 and 2",
    ],
    [
      { desiredCapacity: 12 },
      "desiredCapacity must be at most the group's maxCapacity, unless the action sets that too, got 12 and 10",
    ],
    [
      { desiredCapacity: 1 },
      "desiredCapacity must be at least the group's minCapacity, unless the action sets that too, got 1 and 2",
    ],
  ])('fails for %j', (sizes, message) => {
    expect(inGroup(sizes)).toThrow(`ScalingPolicy Test/Group/Morning: ${message}`);
  });

  test('may set what only the bounds of another action have room for, in whatever order they are told', () => {
    const noon = ScalingPolicy.scheduled({ schedule: Schedule.cron({ hour: '12', minute: '0' }), desiredCapacity: 15 });
    const morning = scheduled({ minCapacity: 6, maxCapacity: 20 });

    for (const policies of [
      { morning, noon },
      { noon, morning },
    ]) {
      expect(() => templateWith(() => policies, { maxCapacity: 10 })).not.toThrow();
    }
  });
});

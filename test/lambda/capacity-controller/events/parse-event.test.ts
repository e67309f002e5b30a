import { InvalidEventError } from '../../../../lambda/capacity-controller/events/invalid-event-error';
import { parseEvent } from '../../../../lambda/capacity-controller/events/parse-event';
import { NOW, notification, scheduled, snsRecord, sqsRecord, topicAlarm } from './support/samples';

const TICK = { command: 'tick', dryRun: false };
const secondsAgo = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const parse = (event: unknown) => parseEvent(event, NOW);

describe('a direct call', () => {
  test.each([
    [
      { command: 'set', capacity: 3 },
      { command: 'set', capacity: 3, dryRun: false },
    ],
    [
      { command: 'add', count: -1, dryRun: true, ifDesired: 4, hold: 30, group: 'web' },
      { command: 'add', count: -1, dryRun: true, ifDesired: 4, hold: 30, group: 'web' },
    ],
    [
      { command: 'hold', minutes: 10_080 },
      { command: 'hold', minutes: 10_080, dryRun: false },
    ],
    [{ command: 'resume' }, { command: 'resume', dryRun: false }],
    [
      { command: 'release', hold: 1 },
      { command: 'release', hold: 1, dryRun: false },
    ],
    [{ command: 'explain' }, { command: 'explain', dryRun: false }],
    [
      { command: 'plan', dryRun: false },
      { command: 'plan', dryRun: true },
    ],
    [
      { command: 'tick', group: 'web', dryRun: true },
      { command: 'tick', group: 'web', dryRun: true },
    ],
  ])('is understood: %j', (event, request) => {
    expect(parse(event)).toEqual({ source: 'direct', messages: [{ request }] });
  });

  test.each([
    [undefined, 'must be a command, or an event of EventBridge, SNS or SQS, got undefined'],
    ['set 3', 'must be a command, or an event of EventBridge, SNS or SQS, got "set 3"'],
    [{}, 'command must be set, add, hold, resume, release, explain, plan or tick, got undefined'],
    [{ command: 'destroy' }, 'command must be set, add, hold, resume, release, explain, plan or tick, got "destroy"'],
    [{ command: 'set' }, 'capacity is missing'],
    [{ command: 'set', capacity: '3' }, 'capacity must be a whole number between 0 and 100000, got "3"'],
    [{ command: 'set', capacity: 2.5 }, 'capacity must be a whole number between 0 and 100000, got 2.5'],
    [{ command: 'set', capacity: -1 }, 'capacity must be a whole number between 0 and 100000, got -1'],
    [{ command: 'set', capacity: Number.NaN }, 'capacity must be a whole number between 0 and 100000, got NaN'],
    [{ command: 'set', capacity: 1e9 }, 'capacity must be a whole number between 0 and 100000, got 1000000000'],
    [{ command: 'set', capacity: 3, dryrun: true }, 'dryrun is not known'],
    [{ command: 'set', capacity: 3, group: '' }, 'group must be a text of 1 to 255 characters, got ""'],
    [{ command: 'add', count: 0 }, 'count must not be 0, got 0'],
    [{ command: 'hold' }, 'minutes is missing'],
    [{ command: 'hold', minutes: 0 }, 'minutes must be a whole number between 1 and 10080, got 0'],
    [{ command: 'release', hold: 10_081 }, 'hold must be a whole number between 1 and 10080, got 10081'],
    [{ command: 'resume', hold: 5 }, 'hold is not known'],
    [{ command: 'tick', capacity: 3 }, 'capacity is not known'],
    [
      { command: 'set', capacity: 'x', dryRun: 'yes' },
      'capacity must be a whole number between 0 and 100000, got "x"; dryRun must be true or false, got "yes"',
    ],
    [{ command: 'set', capacity: 'x'.repeat(500) }, `between 0 and 100000, got "${'x'.repeat(99)}…`],
  ])('fails for %j, with each field that is wrong', (event, message) => {
    const { source, messages } = parse(event);

    expect(source).toBe('direct');
    expect(messages).toEqual([{ problem: expect.any(InvalidEventError) }]);
    expect(messages[0]?.problem?.message).toContain(message);
  });
});

describe('an event', () => {
  test.each([
    ['a schedule of EventBridge', scheduled('aws.events')],
    ['a schedule of EventBridge Scheduler', { ...scheduled('aws.scheduler'), detail: '{}' }],
    ['an alarm by EventBridge', { ...scheduled('aws.cloudwatch'), 'detail-type': 'CloudWatch Alarm State Change' }],
    [
      'the action of an alarm',
      { source: 'aws.cloudwatch', time: '2026-01-05T11:59:59.490+0000', alarmData: { alarmName: 'high' } },
    ],
    ['one without a time', { source: 'aws.events', 'detail-type': 'Scheduled Event' }],
  ])('is a tick: %s', (_, event) => {
    expect(parse(event)).toEqual({ source: 'eventbridge', messages: [{ request: TICK }] });
  });

  test.each([
    [300, { request: TICK }],
    [301, { dropped: 301 }],
    [86_400, { dropped: 86_400 }],
    [-300, { request: TICK }],
    [-301, { dropped: -301 }],
  ])('of %i s ago is acted on only when it is young', (age, message) => {
    const event = { ...scheduled('aws.events'), time: secondsAgo(age) };

    expect(parse(event).messages).toEqual([message]);
  });

  test.each([
    [{ source: 'aws.ec2', 'detail-type': 'EC2 Instance State-change Notification' }, 'got EC2 Instance State'],
    [{ ...scheduled('aws.events'), time: 'yesterday' }, 'time of the event must be like 2026-01-05T12:00:00Z'],
  ])('fails for %j', (event, message) => {
    const { source, messages } = parse(event);

    expect(source).toBe('eventbridge');
    expect(messages[0]?.problem?.message).toContain(message);
  });
});

describe('records of a topic', () => {
  test.each([
    ['an alarm in the words of CloudWatch', topicAlarm, TICK],
    ['an event of EventBridge', scheduled('aws.events'), TICK],
    ['a command', { command: 'set', capacity: 3 }, { command: 'set', capacity: 3, dryRun: false }],
    [
      'what adds and says from what on',
      { command: 'add', count: 1, ifDesired: 2 },
      { command: 'add', count: 1, ifDesired: 2, dryRun: false },
    ],
  ])('are understood: %s', (_, content, request) => {
    expect(parse({ Records: [snsRecord(content)] })).toEqual({ source: 'sns', messages: [{ request }] });
  });

  test('are as old as they say', () => {
    const { messages } = parse({ Records: [snsRecord(topicAlarm, secondsAgo(400)), snsRecord(topicAlarm)] });

    expect(messages).toEqual([{ dropped: 400 }, { request: TICK }]);
  });

  test.each([
    [{ command: 'add', count: 1 }, 'ifDesired is missing'],
    ['not JSON {', 'got "not JSON {"'],
    [{ command: 'set' }, 'capacity is missing'],
  ])('fail for %j, each by itself', (content, message) => {
    const record = snsRecord(content);
    const { messages } = parse({ Records: [snsRecord(topicAlarm), record] });

    expect(messages[0]).toEqual({ request: TICK });
    expect(messages[1]?.problem?.message).toContain(message);
  });
});

describe('records of a queue', () => {
  test.each([
    ['an alarm', topicAlarm, TICK],
    ['an event of EventBridge', scheduled('aws.events'), TICK],
    ['a command', { command: 'hold', minutes: 5 }, { command: 'hold', minutes: 5, dryRun: false }],
    ['an alarm that a topic sent', notification(topicAlarm), TICK],
    ['a command that a topic sent', notification({ command: 'resume' }), { command: 'resume', dryRun: false }],
  ])('are understood, with their ids: %s', (_, content, request) => {
    const event = { Records: [sqsRecord('one', content)] };

    expect(parse(event)).toEqual({ source: 'sqs', messages: [{ id: 'one', request }] });
  });

  test('are as old as the oldest of their times', () => {
    const { messages } = parse({
      Records: [
        sqsRecord('sent', topicAlarm, NOW - 400_000),
        sqsRecord('published', notification(topicAlarm, secondsAgo(500)), NOW - 400_000),
        sqsRecord('happened', { ...scheduled('aws.events'), time: secondsAgo(600) }),
      ],
    });

    expect(messages).toEqual([
      { id: 'sent', dropped: 400 },
      { id: 'published', dropped: 500 },
      { id: 'happened', dropped: 600 },
    ]);
  });

  test('fail each by itself, with their ids', () => {
    const { messages } = parse({
      Records: [
        sqsRecord('bad', 'not JSON {'),
        sqsRecord('good', topicAlarm),
        sqsRecord('add', { command: 'add', count: 1 }),
      ],
    });

    expect(messages).toEqual([
      { id: 'bad', problem: expect.any(InvalidEventError) },
      { id: 'good', request: TICK },
      { id: 'add', problem: expect.any(InvalidEventError) },
    ]);
  });

  test('fail for a topic inside a topic, which nobody sends', () => {
    const { messages } = parse({ Records: [sqsRecord('deep', notification(notification(topicAlarm)))] });

    expect(messages).toEqual([{ id: 'deep', problem: expect.any(InvalidEventError) }]);
  });
});

test.each([[{ Records: [{}] }], [{ Records: [null, 'x'] }], [{ Records: [{ eventSource: 'aws:s3' }] }]])(
  'records that are of neither fail: %j',
  (event) => {
    const { messages } = parse(event);

    expect(messages).toHaveLength(event.Records.length);
    expect(messages[0]?.problem?.message).toBe('record must be one of SNS or of SQS');
  },
);

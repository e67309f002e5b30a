import fc from 'fast-check';
import type { Delivery, Request } from '../../../../lambda/capacity-controller/events/delivery';
import { InvalidEventError } from '../../../../lambda/capacity-controller/events/invalid-event-error';
import { parseEvent } from '../../../../lambda/capacity-controller/events/parse-event';
import { NOW, notification, scheduled, snsRecord, sqsRecord, topicAlarm } from './support/samples';

const COMMANDS = ['set', 'add', 'hold', 'resume', 'release', 'explain', 'plan', 'tick', 'destroy', ''];

/** Objects that look like requests: known and unknown fields, with values of any kind. */
const likeRequests = fc.dictionary(
  fc.constantFrom(
    'command',
    'capacity',
    'count',
    'minutes',
    'hold',
    'ifDesired',
    'group',
    'dryRun',
    'dryrun',
    '__proto__',
  ),
  fc.oneof(fc.constantFrom(...COMMANDS), fc.integer({ min: -2, max: 12_000 }), fc.boolean(), fc.jsonValue()),
);
/** Objects that look like events. */
const likeEvents = fc.record(
  {
    source: fc.constantFrom('aws.events', 'aws.scheduler', 'aws.ec2', 'x'),
    'detail-type': fc.constantFrom('Scheduled Event', 'CloudWatch Alarm State Change', 'x'),
    time: fc.oneof(fc.constant('2026-01-05T12:00:00Z'), fc.string(), fc.jsonValue()),
    detail: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const contents = fc.oneof(likeRequests, likeEvents, fc.jsonValue(), fc.string());
const records = fc.oneof(
  contents.map((content) => snsRecord(content)),
  contents.map((content) => sqsRecord('a', content)),
  contents.map((content) => sqsRecord('b', notification(content))),
  fc.jsonValue(),
);
const events = fc.oneof(
  contents,
  fc.array(records).map((Records) => ({ Records })),
  fc.jsonValue(),
);

/** Every value inside a value, with what is in texts that are JSON. */
function within(value: unknown): readonly unknown[] {
  if (typeof value === 'string') {
    try {
      const parsed: unknown = JSON.parse(value);
      return typeof parsed === 'object' && parsed !== null ? within(parsed) : [value];
    } catch {
      return [value];
    }
  }
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(within)] : [value];
}

function requestsOf({ messages }: Delivery): readonly Request[] {
  return messages.flatMap(({ request }) => request ?? []);
}

describe('any event', () => {
  test('is a delivery whose messages are a request, a problem or dropped', () => {
    fc.assert(
      fc.property(fc.oneof(events, fc.anything()), fc.integer({ min: 0, max: 2 ** 41 }), (event, now) => {
        const { messages } = parseEvent(event, now);

        expect(messages.length).toBeGreaterThan(0);
        for (const { request, problem, dropped } of messages) {
          expect([request, problem, dropped].filter((value) => value !== undefined)).toHaveLength(1);
          expect(problem ?? new InvalidEventError()).toBeInstanceOf(InvalidEventError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('yields no request that is not in it', () => {
    fc.assert(
      fc.property(events, (event) => {
        const inside = within(event);

        for (const { dryRun, ...asked } of requestsOf(parseEvent(event, NOW))) {
          const isHint = asked.command === 'tick' && inside.some((value) => isHintValue(value));
          const isSaid = inside.some((value) =>
            Object.entries(asked).every(([key, field]) => own(value, key) === field),
          );
          expect(isHint || isSaid).toBe(true);
          expect(
            isHint || asked.command === 'plan' || inside.some((value) => (own(value, 'dryRun') ?? false) === dryRun),
          ).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('of a topic or a queue adds nothing that it could add twice', () => {
    fc.assert(
      fc.property(fc.array(records), (Records) => {
        for (const request of requestsOf(parseEvent({ Records }, NOW))) {
          expect(request.command === 'add' && request.ifDesired === undefined).toBe(false);
        }
      }),
    );
  });
});

describe('a batch', () => {
  test('gives each record what it would get alone', () => {
    fc.assert(
      fc.property(fc.array(records, { minLength: 1 }), (Records) => {
        const together = parseEvent({ Records }, NOW).messages;

        const alone = Records.flatMap((record) => parseEvent({ Records: [record] }, NOW).messages);

        expect(together).toEqual(alone);
      }),
    );
  });

  test('is one of good records, however many bad ones are among them', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (goods) => {
        const good = [snsRecord(topicAlarm), sqsRecord('a', notification(scheduled('aws.events')))];
        const Records = goods.map((isGood, index) => (isGood ? good[index % 2] : { broken: index }));

        const requests = requestsOf(parseEvent({ Records }, NOW));

        expect(requests).toHaveLength(goods.filter(Boolean).length);
      }),
    );
  });
});

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function isHintValue(value: unknown): boolean {
  return (
    ['aws.events', 'aws.scheduler', 'aws.cloudwatch'].includes(String(own(value, 'source'))) ||
    own(value, 'AlarmName') !== undefined
  );
}

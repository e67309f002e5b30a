import * as v from 'valibot';
import type { Message } from './delivery';
import { InvalidEventError } from './invalid-event-error';
import { messageOf } from './message-of';
import { type Content, readContent } from './read-content';

const snsSchema = v.object({
  EventSource: v.literal('aws:sns'),
  Sns: v.object({ Message: v.string(), Timestamp: v.string() }),
});

const sqsSchema = v.object({
  eventSource: v.literal('aws:sqs'),
  messageId: v.string(),
  body: v.string(),
  attributes: v.object({ SentTimestamp: v.pipe(v.string(), v.regex(/^\d{1,15}$/)) }),
});

/** How a topic wraps what it sends to a queue, unless it is told not to. */
const notificationSchema = v.object({ Type: v.literal('Notification'), Message: v.string(), Timestamp: v.string() });

/**
 * Reads one record of a topic or of a queue, which may hold what a topic sent to it.
 *
 * @param now milliseconds since the epoch, UTC
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function readRecord(record: unknown, now: number): Message {
  if (v.is(snsSchema, record)) {
    const { Message: text, Timestamp: sentAt } = record.Sns;
    return messageOf(onlyOnce(readContent(parse(text))), [sentAt], now);
  }
  if (!v.is(sqsSchema, record)) {
    return { problem: new InvalidEventError('record must be one of SNS or of SQS') };
  }
  const value = parse(record.body);
  const sentAt = new Date(Number(record.attributes.SentTimestamp)).toISOString();
  const [content, times] = v.is(notificationSchema, value)
    ? [readContent(parse(value.Message)), [sentAt, value.Timestamp]]
    : [readContent(value), [sentAt]];
  return { id: record.messageId, ...messageOf(onlyOnce(content), times, now) };
}

/** A message may come twice, and what adds must then say what it starts from. */
function onlyOnce(content: Content): Content {
  const { asked } = content;
  const isTwice = !(asked instanceof Error) && asked.command === 'add' && asked.ifDesired === undefined;
  const message = 'event is not understood: ifDesired is missing, and a message of a topic or a queue may come twice';
  return isTwice ? { ...content, asked: new InvalidEventError(message) } : content;
}

/** A text that is not JSON is no object either. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

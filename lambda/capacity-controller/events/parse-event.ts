import * as v from 'valibot';
import type { Delivery } from './delivery';
import { messageOf } from './message-of';
import { readContent } from './read-content';
import { readRecord } from './read-record';

const recordsSchema = v.object({ Records: v.pipe(v.array(v.unknown()), v.minLength(1)) });

const queuedSchema = v.object({ eventSource: v.literal('aws:sqs') });

/**
 * What an event asks for: a request of its own, as somebody who invokes the function or a schedule of EventBridge Scheduler
 * writes it, an event of EventBridge or CloudWatch, or records of a topic or a queue that hold one of these each.
 *
 * Never throws: a message that is not understood has a problem, and the others of its batch have none of it.
 *
 * @param now milliseconds since the epoch, UTC
 */
export function parseEvent(event: unknown, now: number): Delivery {
  if (v.is(recordsSchema, event)) {
    const source = event.Records.some((record) => v.is(queuedSchema, record)) ? 'sqs' : 'sns';
    return { source, messages: event.Records.map((record) => readRecord(record, now)) };
  }
  const content = readContent(event);
  return { source: content.isEvent ? 'eventbridge' : 'direct', messages: [messageOf(content, [], now)] };
}

import * as v from 'valibot';
import type { Request } from './delivery';
import { InvalidEventError } from './invalid-event-error';
import { readRequest } from './request-schema';

/** What a value asks for. */
export interface Content {
  readonly asked: Request | InvalidEventError;
  /** Whether it came from EventBridge, or CloudWatch itself. */
  readonly isEvent: boolean;
  /** When it was sent, as far as it says. */
  readonly sentAt?: string;
}

/**
 * A schedule fired, or an alarm changed its state: by EventBridge, EventBridge Scheduler without an input of its own, as the
 * action of an alarm, or in the words that CloudWatch has for a topic.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
 */
const hintSchema = v.union([
  v.object({ source: v.picklist(['aws.events', 'aws.scheduler']), 'detail-type': v.literal('Scheduled Event') }),
  v.object({ source: v.literal('aws.cloudwatch') }),
  v.object({ AlarmName: v.string(), NewStateValue: v.string() }),
]);

const eventSchema = v.object({ source: v.string(), 'detail-type': v.string() });

const timedSchema = v.object({ time: v.string() });

/** Reads what a JSON value asks for: a tick at a hint, else what it says itself. */
export function readContent(value: unknown): Content {
  if (v.is(hintSchema, value)) {
    const sentAt = v.is(timedSchema, value) ? { sentAt: value.time } : {};
    return { asked: { command: 'tick', dryRun: false }, isEvent: true, ...sentAt };
  }
  if (v.is(eventSchema, value)) {
    const kinds = 'a schedule or an alarm of CloudWatch';
    const got = `${value['detail-type'].slice(0, 100)} of ${value.source.slice(0, 100)}`;
    const message = `event must be ${kinds}, got ${got}`;
    return { asked: new InvalidEventError(message), isEvent: true };
  }
  return { asked: readRequest(value), isEvent: false };
}

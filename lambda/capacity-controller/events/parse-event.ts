import * as v from 'valibot';
import type { Delivery, Request } from './delivery';

/** The controller does not know this kind of event. Nothing was read and nothing was changed. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** More instances than any group can hold: a typing error, not a wish. */
const MOST_INSTANCES = 100_000;

/** A whole number of instances inside inclusive bounds. */
function wholeNumber(min: number, max: number) {
  const message = `must be a whole number between ${min} and ${max}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
}

const capacity = wholeNumber(0, MOST_INSTANCES);
const count = v.pipe(wholeNumber(-MOST_INSTANCES, MOST_INSTANCES), v.notValue(0, 'must not be 0'));
const ifDesired = v.exactOptional(capacity);
const dryRun = v.optional(v.boolean('must be true or false'), false);

/** Of an object itself an issue is a key that is not known, a key that is missing, or no object at all. */
function keyProblem(issue: v.StrictObjectIssue): string {
  return issue.path === undefined ? 'must be an object' : issue.expected === 'never' ? 'is not known' : 'is missing';
}

const commandSchema = v.variant(
  'command',
  [
    v.strictObject({ command: v.literal('set'), capacity, ifDesired, dryRun }, keyProblem),
    v.strictObject({ command: v.literal('add'), count, ifDesired, dryRun }, keyProblem),
    v.strictObject({ command: v.literal('explain'), dryRun }, keyProblem),
  ],
  ({ path }) => (path ? 'must be set, add or explain' : 'must be an operator command or a schedule of EventBridge'),
);

const scheduledEventSchema = v.object({ source: v.literal('aws.events'), 'detail-type': v.literal('Scheduled Event') });

/** What an event asks for: an EventBridge schedule is a tick, anything else must be an operator's command. Never throws. */
export function parseEvent(event: unknown, _now: number): Delivery {
  if (v.is(scheduledEventSchema, event)) {
    return { source: 'eventbridge', messages: [{ request: { command: 'tick', dryRun: false } }] };
  }
  const result = v.safeParse(commandSchema, event);
  const message = result.success
    ? { request: result.output satisfies Request }
    : { problem: new InvalidEventError(`event is not understood: ${result.issues.map(describe).join('; ')}`) };
  return { source: 'direct', messages: [message] };
}

function describe({ path, message, received }: v.BaseIssue<unknown>): string {
  const field = path?.map(({ key }) => String(key)).join('.');
  const isAboutKey = message === 'is missing' || message === 'is not known';
  return [field, message].filter(Boolean).join(' ') + (isAboutKey ? '' : `, got ${received}`);
}

import * as v from 'valibot';
import { LONGEST_HOLD, SHORTEST_HOLD } from '../../../lib/scaling/controller/operator-command';
import type { Request } from './delivery';
import { InvalidEventError } from './invalid-event-error';

/** More instances than any group can hold: a typing error, not a wish. */
const MOST_INSTANCES = 100_000;

/** Most characters of what is wrong that are told. */
const LONGEST = 100;

const capacity = wholeNumber(0, MOST_INSTANCES);
const count = v.pipe(wholeNumber(-MOST_INSTANCES, MOST_INSTANCES), v.notValue(0, 'must not be 0'));
const minutes = wholeNumber(SHORTEST_HOLD, LONGEST_HOLD);
const hold = v.exactOptional(minutes);
const ifDesired = v.exactOptional(capacity);
const common = {
  group: v.exactOptional(text(255)),
  dryRun: v.optional(v.boolean('must be true or false'), false),
};

/** The fields of each request; of a plan nothing is ever written. */
const requestSchema = v.variant(
  'command',
  [
    strict({ command: v.literal('set'), capacity, ifDesired, hold }),
    strict({ command: v.literal('add'), count, ifDesired, hold }),
    strict({ command: v.literal('hold'), minutes }),
    strict({ command: v.literal('resume') }),
    strict({ command: v.literal('release'), hold }),
    strict({ command: v.literal('explain') }),
    v.pipe(
      strict({ command: v.literal('plan') }),
      v.transform((plan) => ({ ...plan, dryRun: true })),
    ),
    strict({ command: v.literal('tick') }),
  ],
  ({ path }) =>
    path
      ? 'must be set, add, hold, resume, release, explain, plan or tick'
      : 'must be a command, or an event of EventBridge, SNS or SQS',
);

/** A request, or the error that names each field that is wrong. */
export function readRequest(value: unknown): Request | InvalidEventError {
  const result = v.safeParse(requestSchema, value);
  return result.success
    ? result.output
    : new InvalidEventError(`event is not understood: ${result.issues.map(describe).join('; ')}`);
}

/** Exactly these fields. Of an object itself an issue is a key that is not known or is missing, or no object at all. */
function strict<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({ ...entries, ...common }, ({ path, expected }) =>
    path === undefined ? 'must be an object' : expected === 'never' ? 'is not known' : 'is missing',
  );
}

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number between ${min} and ${max}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
}

function text(most: number) {
  const message = `must be a text of 1 to ${most} characters`;
  return v.pipe(v.string(message), v.regex(new RegExp(`^[^]{1,${most}}$`), message));
}

function describe({ path, message, received }: v.BaseIssue<unknown>): string {
  const field = path?.map(({ key }) => String(key)).join('.');
  const isAboutKey = message === 'is missing' || message === 'is not known';
  const got = received.length > LONGEST ? `${received.slice(0, LONGEST)}…` : received;
  return [field, message].filter(Boolean).join(' ') + (isAboutKey ? '' : `, got ${got}`);
}

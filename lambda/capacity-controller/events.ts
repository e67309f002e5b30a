import * as v from 'valibot';
import type { OperatorCommand } from '../../lib/scaling/operator-command';

/** The schedule fired: look at the group. */
export interface Tick {
  readonly command: 'tick';
}

export type Request = (OperatorCommand | Tick) & { readonly dryRun: boolean };

/** The event is none that the controller knows. Nothing was read and nothing was changed. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** More instances than any group can hold: a typing error, not a wish. */
const MOST_INSTANCES = 100_000;
const instances = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_INSTANCES));
const count = v.pipe(v.number(), v.integer(), v.notValue(0), v.minValue(-MOST_INSTANCES), v.maxValue(MOST_INSTANCES));
const dryRun = v.optional(v.boolean(), false);
const ifDesired = v.exactOptional(instances);

const commandSchema = v.variant('command', [
  v.strictObject({ command: v.literal('set'), capacity: instances, ifDesired, dryRun }),
  v.strictObject({ command: v.literal('add'), count, ifDesired, dryRun }),
  v.strictObject({ command: v.literal('explain'), dryRun }),
]);

const scheduledEventSchema = v.object({ source: v.literal('aws.events'), 'detail-type': v.literal('Scheduled Event') });

/**
 * What an event asks for. An EventBridge schedule is a {@link Tick}; anything else must be an operator's command.
 *
 * @throws InvalidEventError that names each field that is wrong
 */
export function parseEvent(event: unknown): Request {
  if (v.is(scheduledEventSchema, event)) {
    return { command: 'tick', dryRun: false };
  }
  const result = v.safeParse(commandSchema, event);
  if (result.success) {
    return result.output;
  }
  throw new InvalidEventError(`event is not understood: ${result.issues.map(describe).join('; ')}`);
}

function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  return field === null ? issue.message : `${field}: ${issue.message}`;
}

import { decideCommand, type OperatorCommand } from '../../lib/scaling/controller/operator-command';
import { type Answer, answer } from './answer';
import { parseEvent, type Request } from './events';
import { dryRunWriter } from './ports';
import type { Surroundings } from './surroundings';
import { LoadNotReadError, tick } from './tick';

/**
 * One invocation: understand the event, read the group, decide, carry out, answer.
 *
 * The event is a hint to look: the group is read again each time, so that a late event decides on fresh state.
 * Writes exactly one line of its own, also when it fails; to an error, the Lambda runtime adds its own record.
 *
 * @throws InvalidEventError for an event that is not understood; LoadNotReadError after a tick that had to do without
 * the load; the SDK's errors as they come
 */
export async function handleEvent(event: unknown, requestId: string, world: Surroundings): Promise<Answer> {
  const startedAt = world.now();
  const line = (rest: object) =>
    world.writeLine({ time: new Date(startedAt).toISOString(), requestId, ms: world.now() - startedAt, ...rest });
  try {
    const request = parseEvent(event);
    const result = await (request.command === 'tick' ? tick(request, world) : obey(request, world));
    line({ level: 'INFO', ...result });
    return result;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const done =
      error instanceof LoadNotReadError ? error.answer : { group: world.config.groupName, outcome: 'failed' };
    line({ level: 'ERROR', ...done, error: { name, message } });
    throw error;
  }
}

async function obey(request: Request & OperatorCommand, { config, groups }: Surroundings): Promise<Answer> {
  const group = await groups.read(config.groupName, { withInstances: request.command === 'explain' });
  const decision = decideCommand(request, group);
  const writer = request.dryRun ? dryRunWriter : groups;
  for (const action of decision.actions) {
    await writer.carryOut(group.name, action);
  }
  return answer(request, group, decision);
}

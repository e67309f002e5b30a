import { decide, EMPTY_MEMORY } from '../../lib/scaling/decide';
import { decideCommand } from '../../lib/scaling/operator-command';
import { type Answer, answer } from './answer';
import type { Config } from './config';
import { parseEvent, type Request } from './events';
import { dryRunWriter, type GroupReader, type GroupWriter, type LineWriter } from './ports';

/** What the controller needs of the world around it. */
export interface Surroundings {
  readonly config: Config;
  readonly groups: GroupReader & GroupWriter;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  readonly writeLine: LineWriter;
}

/**
 * One invocation: understand the event, read the group, decide, carry out, answer.
 *
 * The event is a hint to look: the group is read again each time, so that a late event decides on fresh state.
 * Writes exactly one line of its own, also when it fails; to an error, the Lambda runtime adds its own record.
 *
 * @throws InvalidEventError for an event that is not understood; the SDK's errors as they come
 */
export async function handleEvent(event: unknown, requestId: string, world: Surroundings): Promise<Answer> {
  const startedAt = world.now();
  const line = (rest: object) =>
    world.writeLine({ time: new Date(startedAt).toISOString(), requestId, ms: world.now() - startedAt, ...rest });
  try {
    const result = await carryOut(parseEvent(event), world);
    line({ level: 'INFO', ...result });
    return result;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    line({ level: 'ERROR', group: world.config.groupName, outcome: 'failed', error: { name, message } });
    throw error;
  }
}

async function carryOut(request: Request, { config, groups, now }: Surroundings): Promise<Answer> {
  const group = await groups.read(config.groupName, { withInstances: request.command === 'explain' });
  const decision =
    request.command === 'tick' ? decide(now(), config.policy, group, [], EMPTY_MEMORY) : decideCommand(request, group);
  const writer = request.dryRun ? dryRunWriter : groups;
  for (const action of decision.actions) {
    await writer.carryOut(group.name, action);
  }
  return answer(request, group, decision);
}

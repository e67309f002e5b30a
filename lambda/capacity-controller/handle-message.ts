import type { ControlledGroup } from '../../lib/scaling/controller/controlled-groups';
import type { OperatorCommand } from '../../lib/scaling/controller/operator-command';
import type { Message, Request } from './events/delivery';
import type { Handled } from './handled';
import { obey } from './obey';
import { asError } from './result';
import { nameOf, selectGroups } from './select-groups';
import type { Surroundings } from './surroundings';

/** A message that asks for no tick: an operator's command, or nothing to act on. Writes its line. Never rejects. */
export async function handleMessage(message: Message, world: Surroundings): Promise<Handled> {
  const startedAt = world.now();
  const line = (rest: object) => {
    const { requestId } = world;
    const ms = world.now() - startedAt;
    world.writeLine({ time: new Date(startedAt).toISOString(), requestId, ms, ...world.meter.total(), ...rest });
  };
  const handled = { ...(message.id !== undefined && { id: message.id }), answers: [], failures: [] };
  const { request, problem, dropped } = message;
  if (request === undefined || request.command === 'tick') {
    const outcome = problem ? 'invalid' : 'dropped';
    line({
      level: problem ? 'ERROR' : 'WARN',
      outcome,
      ...(problem && { error: told(problem) }),
      ...(dropped !== undefined && { age: dropped }),
    });
    return { ...handled, failures: problem ? [{ error: problem }] : [] };
  }
  let group = request.group;
  try {
    const target = await meantBy(request, world);
    group = target.name;
    const answer = await obey(request, target, world);
    line({ level: 'INFO', ...answer });
    return { ...handled, answers: [answer] };
  } catch (thrown) {
    const error = asError(thrown);
    line({ level: 'ERROR', command: request.command, ...(group && { group }), outcome: 'failed', error: told(error) });
    return { ...handled, failures: [{ ...(group && { group }), error }] };
  }
}

/** The group that a command is for. */
async function meantBy(request: Request & OperatorCommand, world: Surroundings): Promise<ControlledGroup> {
  const selected = await selectGroups(request.group, world);
  const [only] = selected;
  if (only === undefined || selected.length > 1) {
    const names = selected.map(nameOf).join(', ') || 'none is controlled';
    throw new Error(`group must be one of those that are controlled (${names}), got nothing`);
  }
  if ('error' in only) {
    throw only.error;
  }
  return only.group;
}

function told({ name, message }: Error) {
  return { name, message };
}

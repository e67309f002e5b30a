import { type ControllerMemory, EMPTY_MEMORY, type LoadSample } from '../../lib/scaling/controller-memory';
import { decide, type ScalingDecision } from '../../lib/scaling/decide';
import { loadWindow } from '../../lib/scaling/load-window';
import { type Answer, answer, type TickDetails } from './answer';
import type { Request, Tick } from './events';
import type { Surroundings } from './surroundings';

/** The load could not be read. What could be done without it is done, and told in `answer`. */
export class LoadNotReadError extends Error {
  override readonly name = 'LoadNotReadError';

  constructor(
    readonly answer: Answer,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`load of ${answer.group} could not be read: ${reason}`, { cause });
  }
}

/**
 * The schedule fired: read the group and its load, decide, carry out, answer.
 *
 * A warm tick reads the minutes that are new, a cold one all that a decision rests on; both come to the same memory.
 *
 * @throws LoadNotReadError after the work; errors of the group's calls as they come
 */
export async function tick(request: Request & Tick, world: Surroundings): Promise<Answer> {
  const { config, groups, memories } = world;
  const now = world.now();
  const memory = memories.get(config.groupName) ?? EMPTY_MEMORY;
  const [group, load] = await Promise.all([
    groups.read(config.groupName, { withInstances: false }),
    readLoad(now, memory, world),
  ]);
  const decision = decide(now, config.policy, group, load.samples, memory);
  memories.set(config.groupName, decision.memory);
  for (const action of decision.actions) {
    await groups.carryOut(group.name, action);
  }
  const result = answer(request, group, decision, detailsOf(now, decision, config.policy.mode));
  if ('error' in load) {
    throw new LoadNotReadError(result, load.error);
  }
  return result;
}

/** Without an error, no samples are no error either: nothing is new. */
type ReadLoad = { readonly samples: readonly LoadSample[]; readonly error?: unknown };

async function readLoad(now: number, memory: ControllerMemory, { config, loads }: Surroundings): Promise<ReadLoad> {
  const window = loadWindow(now, config.policy, memory);
  try {
    return { samples: window ? await loads.read(config.groupName, window) : [] };
  } catch (error) {
    return { samples: [], error };
  }
}

function detailsOf(now: number, { plan, memory }: ScalingDecision, mode: TickDetails['mode']): TickDetails {
  const newest = memory.needs.at(-1);
  return {
    mode,
    plan,
    ...(newest && { newestLoad: { age: (now - newest.at) / 1000, offeredLoad: newest.offeredLoad } }),
  };
}

import { type ControllerMemory, emptyMemory } from '../../lib/scaling/controller/controller-memory';
import { decide, type ScalingDecision } from '../../lib/scaling/controller/decide';
import { type LoadWindow, loadWindow } from '../../lib/scaling/controller/load-window';
import type { Reason } from '../../lib/scaling/reason';
import { type Answer, answer, type TickDetails } from './answer';
import type { Request, Tick } from './events';
import { type ReadLoad, readHistory } from './read-history';
import type { Surroundings } from './surroundings';

/** What is left for the decision and its writes when reading stops, in milliseconds: a read takes at most 13 s. */
const RESERVE = 18_000;

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
 * A warm tick reads the minutes that are new, a cold one the last 14 days; both come to the same memory. One that could
 * not read all of it decides on what it has, says so, and leaves the memory as it was, so that the next one tries again.
 *
 * @throws LoadNotReadError after the work; errors of the group's calls as they come
 */
export async function tick(request: Request & Tick, world: Surroundings): Promise<Answer> {
  const { config, groups, memories } = world;
  const now = world.now();
  const memory = memories.get(config.groupName) ?? emptyMemory();
  const [group, load] = await Promise.all([
    groups.read(config.groupName, { withInstances: false }),
    readLoad(now, memory, world),
  ]);
  const decision = decide(now, config.policy, group, load.samples, memory);
  if (!load.unread) {
    memories.set(config.groupName, decision.memory);
  }
  for (const action of decision.actions) {
    await groups.carryOut(group.name, action);
  }
  const reasons = [...decision.reasons, ...explainUnread(load)];
  const result = answer(request, group, { ...decision, reasons }, detailsOf(now, decision, config.policy.mode));
  if (load.error !== undefined) {
    throw new LoadNotReadError(result, load.error);
  }
  return result;
}

async function readLoad(now: number, memory: ControllerMemory, world: Surroundings): Promise<ReadLoad> {
  const { config, loads, remaining } = world;
  const window = loadWindow(now, memory);
  return window ? readHistory(loads, config.groupName, window, () => remaining() > RESERVE) : { samples: [] };
}

function explainUnread({ unread }: ReadLoad): Reason[] {
  return unread ? [{ code: 'UNREAD_HISTORY', message: `load before ${endOf(unread)} was not read` }] : [];
}

function endOf({ end }: LoadWindow): string {
  return new Date(end).toISOString();
}

function detailsOf(now: number, { plan, memory }: ScalingDecision, mode: TickDetails['mode']): TickDetails {
  const { seenUntil, planner } = memory;
  const [offeredLoad] = planner.recent;
  return {
    mode,
    plan,
    ...(offeredLoad !== undefined && { newestLoad: { age: (now - seenUntil) / 1000, offeredLoad } }),
  };
}

import type { Answer } from './answer';
import type { Message } from './events/delivery';
import type { Failure, Handled } from './handled';
import { asError } from './result';
import { nameOf, type Selected, selectGroups } from './select-groups';
import type { Surroundings } from './surroundings';
import type { GroupTick } from './tick/group-tick';
import { type MergedTick, mergeTicks } from './tick/merge-ticks';
import { tick } from './tick/tick';
import { tickLine } from './tick-line';

/** All messages that ask for a tick: one tick, of which each is told the failures that it is about. Never rejects. */
export async function handleTicks(messages: readonly Message[], world: Surroundings): Promise<readonly Handled[]> {
  if (messages.length === 0) {
    return [];
  }
  const merged = mergeTicks(messages.flatMap(({ request }) => request ?? []));
  const ticks = await tickAll(merged, world);
  const answers: readonly Answer[] = ticks.flatMap(({ decided, error }) => (decided && !error ? decided.answer : []));
  const failures = ticks.flatMap(({ group, error }): Failure[] => (error ? [{ ...(group && { group }), error }] : []));
  return messages.map(({ id, request }) => ({
    ...(id !== undefined && { id }),
    answers,
    failures: failures.filter(({ group }) => [undefined, group].includes(request?.group) || group === undefined),
  }));
}

async function tickAll({ request, names }: MergedTick, world: Surroundings): Promise<readonly GroupTick[]> {
  const { requestId, functionName, meter } = world;
  const write = (ticked: GroupTick) =>
    world.writeLine(tickLine({ tick: ticked, request, requestId, functionName, calls: meter.about(ticked.group) }));
  const fail = (group: string, error: unknown): GroupTick => {
    const failed = { group, now: world.now(), remarks: [], error: asError(error), ms: 0 };
    write(failed);
    return failed;
  };
  try {
    const selected = await select(names, world);
    const bad = selected.flatMap((one) => ('error' in one ? fail(one.name, one.error) : []));
    const groups = selected.flatMap((one) => ('group' in one ? one.group : []));
    return [...bad, ...(groups.length > 0 ? await tick(request, groups, world, write) : [])];
  } catch (error) {
    return [fail(names?.join(', ') ?? '', error)];
  }
}

/** The groups that are meant; when that is all, what is kept of others is forgotten. */
async function select(names: readonly string[] | undefined, world: Surroundings): Promise<readonly Selected[]> {
  if (names !== undefined) {
    return (await Promise.all(names.map((name) => selectNamed(name, world)))).flat();
  }
  const selected = await selectGroups(undefined, world);
  const there = new Set(selected.map(nameOf));
  for (const kept of [world.memories, world.boots, world.floors]) {
    for (const name of [...kept.keys()].filter((name) => !there.has(name))) {
      kept.delete(name);
    }
  }
  return selected;
}

/** The group of a name; a name that is none fails alone. */
function selectNamed(name: string, world: Surroundings): Promise<readonly Selected[]> {
  return selectGroups(name, world).catch((error) => [{ name, error: asError(error) }]);
}

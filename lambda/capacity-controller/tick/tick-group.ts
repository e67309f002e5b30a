import type { ControlledGroup } from '../../../lib/scaling/controller/controlled-groups';
import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide, type ScalingDecision } from '../../../lib/scaling/controller/decide';
import { decideOn } from '../../../lib/scaling/controller/decide-on';
import { expectFloor, floorInForce } from '../../../lib/scaling/controller/expected-floor';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { loadWindow } from '../../../lib/scaling/controller/load-window';
import { scheduledActionsAfter } from '../../../lib/scaling/controller/scheduled-actions-after';
import type { Reason } from '../../../lib/scaling/reason';
import { answer, type TickDetails } from '../answer';
import type { Request } from '../events/delivery';
import { type DescribedGroup, dryRunWriter } from '../ports';
import { asError, type Result, valueIn } from '../result';
import type { Surroundings } from '../surroundings';
import { type CarriedOut, carryOut } from './carry-out';
import type { GroupTick } from './group-tick';
import { learnPolicy } from './learn-policy';
import { LoadNotReadError } from './load-not-read-error';
import { type ReadLoad, readHistory } from './read-history';

/** What is left for the decision and its writes when reading of a history stops, in milliseconds: a read takes at most 13 s. */
const RESERVE = 18_000;

/** Without so much time a group is not begun, in milliseconds: for its reads, two tries of the slowest. */
const ENOUGH = 8_000;

/** What several groups have in common at a tick, and what was read of all of them. */
export interface SharedReads {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  readonly request: Request;
  readonly described: ReadonlyMap<string, Result<DescribedGroup>>;
  /** New load, of groups whose past is known. */
  readonly loads: ReadonlyMap<string, ReadLoad>;
}

/**
 * One group: read its scheduled actions and what was not yet read of its load, decide, carry out. Never rejects.
 *
 * A warm tick goes by the minutes that are new, a cold one by the last 14 days; both come to the same memory. One that could
 * not read all of it decides on what it has, says so, and leaves the memory as it was, so that the next one tries again.
 */
export async function tickGroup(group: ControlledGroup, shared: SharedReads, world: Surroundings): Promise<GroupTick> {
  const startedAt = world.now();
  const done = (rest: Partial<GroupTick>): GroupTick => {
    const { now } = shared;
    return { group: group.name, now, remarks: [], ...rest, ms: world.now() - startedAt };
  };
  if (world.remaining() < ENOUGH) {
    return done({ remarks: [{ code: 'DEADLINE', message: 'there was no time left to look at it' }] });
  }
  try {
    return done(await decideAndWrite(group, shared, world));
  } catch (error) {
    return done({ error: asError(error) });
  }
}

async function decideAndWrite(
  group: ControlledGroup,
  shared: SharedReads,
  world: Surroundings,
): Promise<Partial<GroupTick>> {
  const { now, request } = shared;
  const { policy, remarks } = await learnPolicy(now, group, world);
  const read = await readGroup(group.name, shared, world);
  const load = await readLoad(group, shared, world);
  const { decision, snapshot } = await decideAbout(now, policy, read, load, world);
  const isDry = request.dryRun || policy.isShadow;
  const { done, error } = await carryOut(
    group.name,
    decision.actions,
    isDry ? dryRunWriter : world.groups,
    world.remaining,
  );
  const inForce = isDry ? undefined : floorInForce(now, world.floors.get(group.name));
  keep(now, snapshot, decision, { done: isDry ? [] : done, load }, world);
  const allRemarks = [...remarks, ...explainUnread(load), ...explainLate(decision.actions.length, { done, error })];
  const told = { ...decision, actions: done, reasons: [...decision.reasons, ...allRemarks] };
  const details = detailsOf(now, decision, policy.mode);
  const { plan, actions, reasons, evidence } = decision;
  const failure = error ?? (load.error && new LoadNotReadError(group.name, load.error));
  return {
    decided: {
      policy,
      snapshot,
      evidence,
      plan,
      actions,
      reasons,
      done,
      answer: answer(now, { ...request, dryRun: isDry }, snapshot, told, details),
      floorInForce: inForce,
    },
    remarks: allRemarks,
    ...(failure && { error: failure }),
  };
}

async function readGroup(name: string, { described }: SharedReads, { groups }: Surroundings): Promise<GroupSnapshot> {
  const group = valueIn(described.get(name), name);
  return { ...group, scheduledActions: await groups.scheduledActions(name) };
}

async function readLoad(group: ControlledGroup, { now, loads }: SharedReads, world: Surroundings): Promise<ReadLoad> {
  const memory = world.memories.get(group.name);
  const read = memory && loads.get(group.name);
  const window = loadWindow(now, memory ?? emptyMemory());
  if (read || !window) {
    return read ?? { readings: [] };
  }
  return readHistory(world.loads, group, window, () => world.remaining() > RESERVE);
}

/** An instance refresh is asked for only when something is to be written: it does nothing but prevent that. */
async function decideAbout(
  now: number,
  policy: ControllerPolicy,
  read: GroupSnapshot,
  { readings }: ReadLoad,
  { groups, memories }: Surroundings,
): Promise<{ readonly decision: ScalingDecision; readonly snapshot: GroupSnapshot }> {
  const decision = decide(now, policy, read, readings, memories.get(read.name) ?? emptyMemory());
  const instanceRefresh = decision.actions.length > 0 ? await groups.instanceRefresh(read.name) : undefined;
  if (instanceRefresh === undefined) {
    return { decision, snapshot: read };
  }
  const snapshot = { ...read, instanceRefresh };
  return { decision: { ...decision, ...decideOn(now, policy, snapshot, decision.evidence) }, snapshot };
}

/** What is kept for the next tick: what was learned, if all was read, and which floors are to come into force. */
function keep(
  now: number,
  { name, range, scheduledActions }: GroupSnapshot,
  { memory }: ScalingDecision,
  { done, load }: CarriedOut & { readonly load: ReadLoad },
  { memories, floors }: Surroundings,
): void {
  if (!load.unread) {
    memories.set(name, memory);
  }
  const after = scheduledActionsAfter(scheduledActions, done);
  floors.set(name, expectFloor(now, range.min, floors.get(name), after));
}

function explainUnread({ unread }: ReadLoad): Reason[] {
  const message = unread && `load before ${new Date(unread.end).toISOString()} was not read`;
  return message ? [{ code: 'UNREAD_HISTORY', message }] : [];
}

function explainLate(actions: number, { done, error }: CarriedOut): Reason[] {
  const left = actions - done.length;
  const message = `there was no time left for writes: ${left}`;
  return left > 0 && !error ? [{ code: 'DEADLINE', message }] : [];
}

function detailsOf(now: number, { plan, evidence }: ScalingDecision, mode: TickDetails['mode']): TickDetails {
  const { seenUntil, forecast } = evidence;
  return {
    mode,
    plan,
    ...(forecast && { newestLoad: { age: (now - seenUntil) / 1000, offeredLoad: forecast.load } }),
  };
}

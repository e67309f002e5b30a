import type { ControlledGroup } from '../../../lib/scaling/controller/controlled-groups';
import type { ScalingDecision } from '../../../lib/scaling/controller/decide';
import { floorInForce } from '../../../lib/scaling/controller/expected-floor';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { answer, type TickDetails } from '../answer';
import type { Request } from '../events/delivery';
import { type DescribedGroup, dryRunWriter } from '../ports';
import { asError, type Result, valueIn } from '../result';
import type { Surroundings } from '../surroundings';
import { carryOut } from './carry-out';
import { decideTick } from './decide-tick';
import type { GroupTick } from './group-tick';
import { keep } from './keep';
import { learnPolicy } from './learn-policy';
import { LoadNotReadError } from './load-not-read-error';
import type { ReadLoad } from './read-history';
import { readLoad } from './read-load';
import { explainLate, explainUnread } from './tick-remarks';

/** Without so much time a group is not begun, in milliseconds: for the slowest of its reads with all of its tries. */
const ENOUGH = 16_000;

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
  const ticked = (rest: Partial<GroupTick>): GroupTick => {
    return { group: group.name, now: shared.now, remarks: [], ...rest, ms: world.now() - startedAt };
  };
  if (world.remaining() < ENOUGH) {
    return ticked({ remarks: [{ code: 'DEADLINE', message: 'there was no time left to look at it' }] });
  }
  try {
    return ticked(await decideAndWrite(group, shared, world));
  } catch (error) {
    return ticked({ error: asError(error) });
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
  const load = await readLoad(now, group, shared.loads, world);
  const { decision, snapshot } = await decideTick(now, policy, read, load, world);
  const dryRun = request.dryRun || policy.isShadow;
  const writer = dryRun ? dryRunWriter : world.groups;
  const carriedOut = await carryOut(group.name, decision.actions, writer, world.remaining);
  const inForce = dryRun ? undefined : floorInForce(now, world.floors.get(group.name));
  keep(now, snapshot, decision, load, dryRun ? [] : carriedOut.done, world);
  const allRemarks = [...remarks, ...explainUnread(load), ...explainLate(decision, carriedOut)];
  const { plan, actions, reasons, evidence } = decision;
  const { done, error = load.error && new LoadNotReadError(group.name, load.error) } = carriedOut;
  const told = { actions: done, reasons: [...reasons, ...allRemarks] };
  const details = detailsOf(now, decision, policy.mode);
  return {
    decided: {
      policy,
      snapshot,
      evidence,
      plan,
      actions,
      reasons,
      done,
      answer: answer(now, { ...request, dryRun }, snapshot, told, details),
      floorInForce: inForce,
    },
    remarks: allRemarks,
    ...(error && { error }),
  };
}

async function readGroup(name: string, { described }: SharedReads, { groups }: Surroundings): Promise<GroupSnapshot> {
  const group = valueIn(described.get(name), name);
  return { ...group, scheduledActions: await groups.scheduledActions(name) };
}

function detailsOf(now: number, { plan, evidence }: ScalingDecision, mode: TickDetails['mode']): TickDetails {
  const { seenUntil, forecast } = evidence;
  return {
    mode,
    plan,
    ...(forecast && { newestLoad: { age: (now - seenUntil) / 1000, offeredLoad: forecast.load } }),
  };
}

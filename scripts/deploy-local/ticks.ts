import { setTimeout as wait } from 'node:timers/promises';
import { CheckError, checkEqual } from './check';
import { functionProcess, killFunction } from './function-process';
import { type Answer, invoke } from './invoke';
import { readScheduledActions, type ScheduledAction } from './scheduled-actions';
import { readGroup, readStack } from './stack';
import type { Target } from './target';

const QUARTER = 15 * 60_000;

/** Time that the ticks of a step take, with some to spare, in milliseconds. */
const TICKS_TAKE = 30_000;

/** The deployed controller and its group. */
export interface Controlled {
  readonly group: string;
  readonly controller: string;
}

/** What the AWS CLI reads of a group that the controller writes. */
export interface Written {
  readonly desired: number;
  readonly scheduledActions: readonly ScheduledAction[];
}

export async function readControlled(target: Target): Promise<Controlled> {
  const { output } = await readStack(target);
  return { group: output('GroupName'), controller: output('ControllerName') };
}

export async function readWritten(target: Target, { group }: Controlled): Promise<Written> {
  const [{ desired }, scheduledActions] = await Promise.all([
    readGroup(target, group),
    readScheduledActions(target, group),
  ]);
  return { desired, scheduledActions };
}

/** One tick, as the schedule would ask for it. */
export function tick(target: Target, { controller }: Controlled): Promise<Answer> {
  return invoke(target, controller, { command: 'tick' });
}

/** Waits for the next quarter of an hour when it is near: plans change on it, and here they must stay the same. */
export async function afterQuarter(): Promise<void> {
  const left = QUARTER - (Date.now() % QUARTER);
  if (left < TICKS_TAKE) {
    await wait(left);
  }
}

/**
 * Ticks again, kills the function, and ticks in the process that takes its place: each time the same plan as before, and
 * nothing to write.
 */
export async function staysTheSame(target: Target, controlled: Controlled, first: Answer): Promise<Written> {
  const before = await readWritten(target, controlled);
  checkUnchanged('a second tick', await tick(target, controlled), first);
  const killed = await killFunction(target, controlled.controller);
  checkUnchanged('the tick after a kill', await tick(target, controlled), first);
  if ((await functionProcess(target, controlled.controller)) === killed) {
    throw new CheckError(`process ${killed} of the function was not killed`);
  }
  checkEqual('the group after the tick after a kill', await readWritten(target, controlled), before);
  return before;
}

function checkUnchanged(what: string, { plan, writes }: Answer, first: Answer): void {
  checkEqual(`what ${what} wrote`, writes, []);
  const [now, ...later] = plan;
  checkEqual(`the floors that ${what} plans`, later, first.plan.slice(1));
  if (first.plan[0]!.capacity !== now?.capacity) {
    throw new CheckError(`${what} plans ${now?.capacity} for now, expected ${first.plan[0]!.capacity}`);
  }
}

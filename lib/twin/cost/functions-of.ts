import { ticksOf } from '../simulate/controller/ticks';
import type { Run } from '../simulate/run';
import { groupsOf } from '../template/controller-of';
import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';
import type { FunctionUsage } from './usage';

/** Seconds of an invocation of the controller. An assumption: it waits for some calls of the API. */
const INVOCATION = 0.1;

/** Of what was simulated, what tells who was invoked. */
export interface Invoker {
  readonly stack: Stack;
  /** Whether the stack's own capacity controller ran. @default true */
  readonly controller?: boolean;
}

/**
 * The group's capacity controller, if there is one: a request each tick, of 100 ms with all the memory of its function.
 * Several groups of one controller take equal parts.
 */
export function functionsOf(
  { name }: GroupDefinition,
  { stack, controller = true }: Invoker,
  { seed, parameters, minutes }: Run,
): readonly FunctionUsage[] {
  const ticks = controller ? ticksOf(stack, { groupName: name, seed, parameters }) : undefined;
  if (ticks === undefined) {
    return [];
  }
  const ticksOfRun = Math.max(0, Math.ceil((60 * minutes - ticks.first) / ticks.interval));
  const requests = ticksOfRun / groupsOf(stack, ticks.controller).length;
  return [{ requests, gigabyteSeconds: (requests * INVOCATION * ticks.controller.memorySize) / 1024 }];
}

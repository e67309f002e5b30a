import type { ControlledGroup } from '../../lib/scaling/controller/controlled-groups';
import { decideCommand } from '../../lib/scaling/controller/decide-command';
import type { GroupCommand, OperatorCommand } from '../../lib/scaling/controller/operator-command';
import { policyFor } from '../../lib/scaling/controller/policy-for';
import { type Answer, answer } from './answer';
import type { Request } from './events/delivery';
import { dryRunWriter } from './ports';
import type { Surroundings } from './surroundings';
import { carryOut } from './tick/carry-out';
import { tick } from './tick/tick';

/**
 * Does what an operator asks of a group, as it stands at this moment.
 *
 * @throws the error of the first call that failed; what was done before it stays
 */
export function obey(request: Request & OperatorCommand, group: ControlledGroup, world: Surroundings): Promise<Answer> {
  return request.command === 'plan' ? plan(request, group, world) : change(request, group, world);
}

async function change(request: Request & GroupCommand, target: ControlledGroup, world: Surroundings): Promise<Answer> {
  const { config, groups, remaining } = world;
  const now = world.now();
  const group = await groups.read(target.name, { withInstances: request.command === 'explain' });
  const setting = { now, policy: policyFor(config, target), obeysOperators: config.obeysOperators };
  const decision = decideCommand(request, group, setting);
  const { done, error } = await carryOut(
    group.name,
    decision.actions,
    request.dryRun ? dryRunWriter : groups,
    remaining,
  );
  if (!request.dryRun && decision.actions.length > 0) {
    world.floors.delete(group.name); // what it expected to come into force may be gone
  }
  if (error) {
    throw error;
  }
  const left = decision.actions.length - done.length;
  const late = {
    code: 'DEADLINE',
    message: `there was no time left for writes: ${left}; the same again does the rest`,
  };
  const reasons = left > 0 ? [...decision.reasons, late] : decision.reasons;
  return answer(now, request, group, { ...decision, actions: done, reasons });
}

/** What a tick would do: a tick that writes nothing, and takes nothing from the next one. */
async function plan(request: Request, group: ControlledGroup, world: Surroundings): Promise<Answer> {
  const { command, ...rest } = request;
  const { memories, boots, floors } = world;
  const copy = { ...world, memories: new Map(memories), boots: new Map(boots), floors: new Map(floors) };
  const [ticked] = await tick({ ...rest, command: 'tick', dryRun: true }, [group], copy, () => {});
  if (ticked?.decided === undefined || ticked.error) {
    throw ticked?.error ?? new Error(ticked?.remarks[0]?.message ?? `nothing was planned for ${group.name}`);
  }
  return { ...ticked.decided.answer, command };
}

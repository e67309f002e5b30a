import type { ControlledGroup } from '../../lib/scaling/controller/controlled-groups';
import { decideCommand, type OperatorCommand } from '../../lib/scaling/controller/operator-command';
import { type Answer, answer } from './answer';
import type { Request } from './events/delivery';
import { dryRunWriter } from './ports';
import type { Surroundings } from './surroundings';

/** Does what an operator asks of a group, as it stands at this moment. */
export async function obey(
  request: Request & OperatorCommand,
  { name }: ControlledGroup,
  { groups, now }: Surroundings,
): Promise<Answer> {
  const group = await groups.read(name, { withInstances: request.command === 'explain' });
  const decision = decideCommand(request, group);
  const writer = request.dryRun ? dryRunWriter : groups;
  for (const action of decision.actions) {
    await writer.carryOut(name, action);
  }
  return answer(now(), request, group, decision);
}

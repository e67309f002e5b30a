import { checkEqual } from './check';
import { invoke } from './invoke';
import { setSchedule } from './schedule';
import { readGroup, readStack } from './stack';
import type { Target } from './target';

/** What an operator asks of the deployed function, what it answers, and the group's desired capacity after that. */
const COMMANDS = [
  { title: 'explain', event: { command: 'explain' }, outcome: 'explained', answered: 1, desired: 1 },
  { title: 'set 3', event: { command: 'set', capacity: 3 }, outcome: 'changed', answered: 3, desired: 3 },
  { title: 'set 15', event: { command: 'set', capacity: 15 }, outcome: 'refused', answered: 3, desired: 3 },
  {
    title: 'dry run 5',
    event: { command: 'set', capacity: 5, dryRun: true },
    outcome: 'changed',
    answered: 5,
    desired: 3,
  },
] as const;

/**
 * Invokes the deployed function for each command, and reads with the AWS CLI what became of the group.
 *
 * The schedule is off from here on: each tick is one of ours.
 */
export async function operate(target: Target): Promise<string> {
  await setSchedule(target, 'disable-rule');
  const { output } = await readStack(target);
  const seen: string[] = [];
  for (const { title, event, outcome, answered, desired } of COMMANDS) {
    const asked = JSON.stringify(event);
    const said = await invoke(target, output('ControllerName'), event);
    checkEqual(`the outcome of ${asked}`, said.outcome, outcome);
    checkEqual(`the desired capacity that ${asked} answered`, said.desiredCapacity.after, answered);
    const group = await readGroup(target, output('GroupName'));
    checkEqual(`the desired capacity after ${asked}`, group.desired, desired);
    seen.push(`${title}: ${desired}`);
  }
  return `desired after ${seen.join(', ')}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { CheckError, checkEqual } from './check';
import { readGroup, readStack } from './stack';
import type { Target } from './target';

const answer = v.looseObject({
  outcome: v.string(),
  desiredCapacity: v.object({ before: v.number(), after: v.number() }),
});

const invocation = v.object({ FunctionError: v.optional(v.string()) });

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

/** Invokes the deployed function for each command, and reads with the AWS CLI what became of the group. */
export async function operate(target: Target): Promise<string> {
  if (!target.emulator.runsLambda) {
    return `not run: ${target.emulator.name} needs Docker for it`;
  }
  const { output } = await readStack(target);
  const seen: string[] = [];
  for (const { title, event, outcome, answered, desired } of COMMANDS) {
    const asked = JSON.stringify(event);
    const said = await invoke(target, output('ControllerName'), asked);
    checkEqual(`the outcome of ${asked}`, said.outcome, outcome);
    checkEqual(`the desired capacity that ${asked} answered`, said.desiredCapacity.after, answered);
    const group = await readGroup(target, output('GroupName'));
    checkEqual(`the desired capacity after ${asked}`, group.desired, desired);
    seen.push(`${title}: ${desired}`);
  }
  return `desired after ${seen.join(', ')}`;
}

async function invoke({ aws, scratch }: Target, name: string, event: string): Promise<v.InferOutput<typeof answer>> {
  const file = join(scratch, 'answer.json');
  const result = await aws('lambda', 'invoke', '--function-name', name, '--payload', event, file);
  const payload = readFileSync(file, 'utf8');
  if (v.parse(invocation, result).FunctionError) {
    throw new CheckError(`the function failed on ${event}: ${payload}`);
  }
  return v.parse(answer, JSON.parse(payload));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { CheckError } from './check';
import type { Target } from './target';

const answer = v.looseObject({
  outcome: v.string(),
  desiredCapacity: v.object({ before: v.number(), after: v.number() }),
  plan: v.optional(v.array(v.object({ from: v.number(), capacity: v.number() })), []),
  writes: v.array(v.looseObject({ api: v.string() })),
  reasons: v.array(v.looseObject({ code: v.string() })),
});

const invocation = v.object({ FunctionError: v.optional(v.string()) });

/** What the deployed function says that it did. */
export type Answer = v.InferOutput<typeof answer>;

/** Invokes the deployed function through the AWS CLI. */
export async function invoke({ aws, scratch }: Target, name: string, event: object): Promise<Answer> {
  const asked = JSON.stringify(event);
  const file = join(scratch, 'answer.json');
  const result = await aws('lambda', 'invoke', '--function-name', name, '--payload', asked, file);
  const payload = readFileSync(file, 'utf8');
  if (v.parse(invocation, result).FunctionError) {
    throw new CheckError(`the function failed on ${asked}: ${payload}`);
  }
  return v.parse(answer, JSON.parse(payload));
}

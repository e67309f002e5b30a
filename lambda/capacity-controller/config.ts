import * as v from 'valibot';
import type { ControllerPolicy } from '../../lib/scaling/decide';

/** What the construct tells the function through its environment. */
export interface Config {
  readonly groupName: string;
  readonly policy: ControllerPolicy;
}

const required = v.pipe(v.optional(v.string(), ''), v.nonEmpty('is not set'));
const schema = v.object({ AUTO_SCALING_GROUP_NAME: required });

/**
 * Reads the configuration, once, when the function is loaded.
 *
 * @throws Error that names every variable that is missing, together
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = v.safeParse(schema, environment);
  if (!result.success) {
    const problems = result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
    throw new Error(`environment of the capacity controller: ${problems.join('; ')}`);
  }
  return { groupName: result.output.AUTO_SCALING_GROUP_NAME, policy: { mode: 'observe' } };
}

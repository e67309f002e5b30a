import type { Node } from 'constructs';
import * as v from 'valibot';

/** A whole number inside inclusive bounds. Given as `-c name=5` it is text, in cdk.json it may be a number. */
function integer(min: number, max: number) {
  const message = `must be a whole number between ${min} and ${max}`;
  const digits = v.pipe(v.string(), v.digits(), v.transform(Number));
  return v.pipe(
    v.union([v.number(), digits], message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])], 'must be true or false'),
  v.transform((value) => value === true || value === 'true'),
);
const cidr = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, 'must be addresses such as 203.0.113.0/24'),
);

const schema = v.object({
  minCapacity: v.optional(integer(0, 1000), 1),
  maxCapacity: v.optional(integer(1, 1000), 10),
  cpuTarget: v.optional(integer(1, 100), 70),
  instanceType: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'must be a type such as m7g.medium')),
  ),
  certificateArn: v.optional(v.pipe(v.string(), v.startsWith('arn:', 'must be the ARN of a certificate'))),
  internetFacing: v.optional(flag, false),
  allowFrom: v.optional(
    v.pipe(
      v.string('must be addresses, separated by commas'),
      v.transform((list) => list.split(',').map((part) => part.trim())),
      v.array(cidr),
    ),
  ),
  deletionProtection: v.optional(flag, true),
});

/** What can be said of the example app with `-c name=value` or in the context of cdk.json. */
export type AppConfig = v.InferOutput<typeof schema>;

/**
 * Reads the app's configuration from its CDK context.
 *
 * @throws Error that names every key that is wrong, its value and what is allowed
 */
export function readAppConfig(node: Node): AppConfig {
  const given = Object.fromEntries(Object.keys(schema.entries).map((key) => [key, node.tryGetContext(key)]));
  const result = v.safeParse(schema, given);
  if (result.success) {
    return result.output;
  }
  const problems = result.issues.map(({ path, message }) => {
    const key = String(path?.[0]?.key);
    return `${key} ${message}, got ${given[key]}`;
  });
  throw new Error(`context of the app: ${[...new Set(problems)].join('; ')}`);
}

import { isIPv4 } from 'node:net';
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
function isAddressRange(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  return isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32 && rest.length === 0;
}
const addressRange = v.pipe(v.string(), v.check(isAddressRange, 'must be address ranges such as 203.0.113.0/24'));

const schema = v.pipe(
  v.object({
    minCapacity: v.optional(integer(0, 1000), 1),
    maxCapacity: v.optional(integer(1, 1000), 10),
    cpuTarget: v.optional(integer(1, 100), 70),
    controllerMode: v.optional(v.picklist(['floor', 'lead', 'shadow'], 'must be floor, lead or shadow'), 'lead'),
    loadSource: v.optional(v.picklist(['cpu', 'requests'], 'must be cpu or requests'), 'cpu'),
    instanceType: v.optional(
      v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*\d[a-z0-9-]*\.[a-z0-9-]+$/, 'must be a type such as m7g.medium')),
    ),
    certificateArn: v.optional(
      v.pipe(v.string(), v.regex(/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/.+$/, 'must be the ARN of a certificate')),
    ),
    internetFacing: v.optional(flag, false),
    allowFrom: v.optional(
      v.pipe(
        v.string('must be address ranges, separated by commas'),
        v.transform((list) => list.split(',').map((part) => part.trim())),
        v.array(addressRange),
      ),
    ),
    deletionProtection: v.optional(flag, true),
  }),
  v.forward(
    v.partialCheck(
      [['minCapacity'], ['maxCapacity']],
      ({ minCapacity, maxCapacity }) => minCapacity <= maxCapacity,
      'must be at most maxCapacity',
    ),
    ['minCapacity'],
  ),
  v.forward(
    v.partialCheck(
      [['internetFacing'], ['allowFrom']],
      ({ internetFacing, allowFrom }) => !internetFacing || allowFrom !== undefined,
      'must say who may connect when internetFacing is true, for example 0.0.0.0/0 for everybody',
    ),
    ['allowFrom'],
  ),
);

/** What can be said of the example app with `-c name=value` or in the context of cdk.json. */
export type AppConfig = v.InferOutput<typeof schema>;

/**
 * Reads the app's configuration from its CDK context.
 *
 * @throws Error that names every key that is wrong, its value and what is allowed
 */
export function readAppConfig(node: Node): AppConfig {
  const given = Object.fromEntries(Object.keys(schema.pipe[0].entries).map((key) => [key, node.tryGetContext(key)]));
  const result = v.safeParse(schema, given);
  if (result.success) {
    return result.output;
  }
  const problems = result.issues.map(({ path, message }) => {
    const key = String(path?.[0]?.key);
    return `${key} ${message}, got ${given[key] ?? 'nothing'}`;
  });
  throw new Error(`context of the app: ${[...new Set(problems)].join('; ')}`);
}

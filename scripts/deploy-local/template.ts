import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { DeployedMode, Folders } from './folders';

export const STACK = 'Headroom';

const schema = v.object({
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ),
});

/** The synthesized template, the one that a user deploys. */
export type Template = v.InferOutput<typeof schema>;

export function readTemplate({ assemblies }: Folders, mode: DeployedMode): Template {
  return v.parse(schema, JSON.parse(readFileSync(join(assemblies[mode], `${STACK}.template.json`), 'utf8')));
}

/** Properties of the only resource of a type. */
export function propertiesOf(template: Template, type: string): Readonly<Record<string, unknown>> {
  const [resource, ...others] = Object.values(template.Resources).filter(({ Type }) => Type === type);
  if (!resource || others.length > 0) {
    throw new Error(`the template must hold one ${type}, it holds ${resource ? others.length + 1 : 'none'}`);
  }
  return resource.Properties;
}

/** The minimum that the group has without floors, in instances. */
export function baselineOf(template: Template): number {
  return Number(propertiesOf(template, 'AWS::AutoScaling::AutoScalingGroup').MinSize);
}

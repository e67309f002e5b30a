import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A synthesized template and where it lies. */
export interface SynthesizedTemplate {
  readonly path: string;
  readonly json: unknown;
}

/** The template of a stack, and those of the stacks nested in it, which the CDK does not list. */
export function readTemplates(path: string): readonly SynthesizedTemplate[] {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return [{ path, json }, ...nestedTemplates(json).flatMap((name) => readTemplates(join(dirname(path), name)))];
}

interface MaybeNested {
  readonly Type?: unknown;
  readonly Metadata?: { readonly 'aws:asset:path'?: unknown };
}

function nestedTemplates(json: unknown): readonly string[] {
  const { Resources: resources = {} } = json as { readonly Resources?: Readonly<Record<string, MaybeNested>> };
  return Object.values(resources)
    .filter(({ Type: type }) => type === 'AWS::CloudFormation::Stack')
    .map(({ Metadata: metadata }) => metadata?.['aws:asset:path'])
    .filter((name) => typeof name === 'string');
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type IPolicyValidationContext, NestedStack, type Stack } from 'aws-cdk-lib';

/** A synthesized template and where it lies. */
export interface SynthesizedTemplate {
  readonly path: string;
  readonly json: unknown;
}

/** The templates of an app's stacks, and those of the stacks nested in them, which the CDK does not list. */
export function readTemplates({
  stackTemplates,
  appConstruct,
}: IPolicyValidationContext): readonly SynthesizedTemplate[] {
  const pathByStack = new Map(stackTemplates.map((stack) => [stack.stackConstructPath, stack.templatePath]));
  const nested = appConstruct.node.findAll().filter(NestedStack.isNestedStack);
  const nestedPaths = nested.flatMap((stack) => {
    const parentPath = pathByStack.get(topOf(stack).node.path);
    return parentPath === undefined ? [] : [join(dirname(parentPath), stack.templateFile)];
  });
  return [...pathByStack.values(), ...nestedPaths].map((path) => ({
    path,
    json: JSON.parse(readFileSync(path, 'utf8')),
  }));
}

function topOf(stack: Stack): Stack {
  return stack.nestedStackParent ? topOf(stack.nestedStackParent) : stack;
}

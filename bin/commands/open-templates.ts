import { loadStack } from '../../lib/local-aws/load-stack';
import { findGroups } from '../../lib/twin/simulate/find-group';
import type { GroupDefinition } from '../../lib/twin/template/read-groups';
import type { Stack } from '../../lib/twin/template/read-stack';
import { type AssumptionArguments, isHook, pairOf } from './assumptions';

/** Which of a template is meant, and with which values. */
export interface OpenArguments extends AssumptionArguments {
  readonly group?: string;
  readonly parameter?: readonly string[];
}

/** A template that was read, and its groups that are meant. */
export interface OpenTemplate {
  readonly stack: Stack;
  readonly groups: readonly GroupDefinition[];
}

/**
 * Reads a template.
 *
 * @throws Error with one line for a template that cannot be used, and for a parameter or hook that it does not have
 */
export async function openTemplate(path: string, given: OpenArguments): Promise<OpenTemplate> {
  const [template] = await openTemplates([path], given);
  return template!;
}

/**
 * Reads several templates with the same parameters and hooks, of which each must be known to one of them.
 *
 * @throws Error with one line, as for one template
 */
export async function openTemplates(
  paths: readonly string[],
  { group, parameter = [], hook = [] }: OpenArguments,
): Promise<readonly OpenTemplate[]> {
  const parameters = Object.fromEntries(parameter.map((text) => pairOf('--parameter', text)));
  const stacks = await Promise.all(paths.map((path) => loadStack(path, parameters)));
  refuseParameters(Object.keys(parameters), stacks);
  refuseHooks(
    hook.map((text) => pairOf('--hook', text)[0]),
    stacks,
  );
  return stacks.map((stack) => ({ stack, groups: findGroups(stack, group) }));
}

function refuseParameters(given: readonly string[], stacks: readonly Stack[]): void {
  const known = stacks.flatMap(({ parameters }) => parameters);
  refuse(
    '--parameter',
    'parameters',
    given.find((name) => !known.includes(name)),
    known,
  );
}

function refuseHooks(given: readonly string[], stacks: readonly Stack[]): void {
  const hooks = stacks.flatMap(({ groups }) => groups.flatMap((group) => group.hooks));
  const unknown = given.find((name) => !hooks.some((hook) => isHook(hook, name)));
  refuse(
    '--hook',
    'lifecycle hooks',
    unknown,
    hooks.map(({ name, logicalId }) => logicalId ?? name),
  );
}

function refuse(option: string, kind: string, unknown: string | undefined, known: readonly string[]): void {
  if (unknown !== undefined) {
    const names = known.length === 0 ? `, of which there are none` : `: ${[...new Set(known)].join(', ')}`;
    throw new Error(`${option} must name one of the template’s ${kind}${names}; got ${unknown}`);
  }
}

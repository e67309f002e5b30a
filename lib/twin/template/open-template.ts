import { namedCondition } from './condition-functions';
import { findCycle } from './find-cycle';
import { own } from './json';
import { referencesIn } from './references';
import { resolve } from './resolve';
import { createScope, type Deployment, type Place, type Scope } from './scope';
import { TemplateError } from './template';

/**
 * A template ready to be resolved.
 *
 * @throws TemplateError when the value is not a template, and for what CloudFormation refuses too: conditions or resources
 * that refer to each other in a circle, and conditions that refer to resources.
 */
export function openTemplate(value: unknown, deployment: Deployment = {}): Scope {
  const scope = createScope(value, deployment);
  const { conditions } = scope.template;
  const isCondition = (name: string) => Object.hasOwn(conditions, name);
  const references = (name: string) => referencesIn(own(conditions, name) ?? null, () => undefined);
  refuseCycle('conditions', Object.keys(conditions), (name) => references(name).filter(isCondition));
  for (const name of Object.keys(conditions)) {
    refuseResource(
      name,
      references(name).find((other) => scope.resources.has(other) && !isCondition(other)),
    );
  }
  refuseCycle('resources', [...scope.resources.keys()], (name) => dependencies(name, scope));
  return scope;
}

/** The place at the top of a template, from which its conditions can be asked. */
export function topOf(scope: Scope): Place {
  return {
    path: 'Template',
    depth: 0,
    scope,
    resolve: (value, ...steps) => resolve(value, steps.join('.') || 'Template', scope),
  };
}

function refuseCycle(kind: string, names: readonly string[], edges: (name: string) => readonly string[]): void {
  const cycle = findCycle(names, edges);
  if (cycle) {
    throw new TemplateError(`circular reference between ${kind}: ${cycle.join(' -> ')}`);
  }
}

function refuseResource(condition: string, resource: string | undefined): void {
  if (resource !== undefined) {
    throw new TemplateError(`condition ${condition} must refer to parameters or conditions, got resource ${resource}`);
  }
}

function dependencies(name: string, scope: Scope): readonly string[] {
  const resource = scope.resources.get(name);
  const branch = (condition: string) => {
    const value = namedCondition(condition, topOf(scope));
    return typeof value === 'boolean' ? (value ? 1 : 2) : undefined;
  };
  return [...(resource?.dependsOn ?? []), ...referencesIn(resource?.properties ?? null, branch)].filter((other) =>
    scope.resources.has(other),
  );
}

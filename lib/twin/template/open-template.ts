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
 * @throws TemplateError when the value is no template, or when its conditions or its resources refer to each other in a
 * circle, which CloudFormation refuses too.
 */
export function openTemplate(value: unknown, deployment: Deployment = {}): Scope {
  const scope = createScope(value, deployment);
  refuseCycle('conditions', Object.keys(scope.template.conditions), (name) =>
    referencesIn(own(scope.template.conditions, name) ?? null, () => undefined).filter((other) =>
      Object.hasOwn(scope.template.conditions, other),
    ),
  );
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
  if (cycle) throw new TemplateError(`circular reference between ${kind}: ${cycle.join(' -> ')}`);
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

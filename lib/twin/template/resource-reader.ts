import { conditionOf } from './condition-functions';
import { topOf } from './open-template';
import { type Finding, PropertyReader } from './property-reader';
import { resolve } from './resolve';
import { type Resolved, scalarText, Unresolved } from './resolved';
import { nameOf, referenceTo } from './resource-names';
import type { Scope } from './scope';
import type { Resource } from './template';

/** One existing resource, with what identifies it and a reader for its properties. */
export interface ReadableResource {
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  /** Its physical name. */
  readonly name: string;
  /** What `Ref` to it returns: a name, an identifier or an ARN, by type. */
  readonly reference: string;
  readonly properties: PropertyReader;
  readonly metadata: PropertyReader;
}

/** The resources of a type that exist in this deployment, in template order. */
export function resourcesOf(
  type: string,
  scope: Scope,
  report: (finding: Finding) => void,
): readonly ReadableResource[] {
  return scope.template.resources
    .filter((resource) => resource.type === type && exists(resource, scope, report))
    .map((resource) => readable(resource, scope, report));
}

function exists(resource: Resource, scope: Scope, report: (finding: Finding) => void): boolean {
  const condition = conditionOf(resource, scope, topOf(scope));
  if (condition instanceof Unresolved) {
    report({ path: `Resources.${resource.logicalId}.Condition`, message: `left out: ${condition.reason}` });
    return false;
  }
  return condition;
}

function readable(resource: Resource, scope: Scope, report: (finding: Finding) => void): ReadableResource {
  const path = `Resources.${resource.logicalId}`;
  const place = { ...topOf(scope), path };
  const section = (key: 'properties' | 'metadata', title: string) =>
    new PropertyReader(resolve(resource[key], `${path}.${title}`, scope), `${path}.${title}`, report);
  return {
    logicalId: resource.logicalId,
    type: resource.type,
    path,
    name: known(nameOf(resource, place), resource, report),
    reference: scalarText(referenceTo(resource, place)) ?? resource.logicalId,
    properties: section('properties', 'Properties'),
    metadata: section('metadata', 'Metadata'),
  };
}

function known(name: Resolved, resource: Resource, report: (finding: Finding) => void): string {
  if (name instanceof Unresolved) {
    report({ path: name.path, message: `${name.reason}; ${resource.logicalId} goes by its logical id` });
  }
  return scalarText(name) ?? resource.logicalId;
}

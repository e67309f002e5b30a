import { conditionOf } from './condition-functions';
import { type Json, own } from './json';
import { readParameter } from './parameters';
import { type Resolved, scalarText, Unresolved } from './resolved';
import { attributeOf, referenceTo } from './resource-names';
import { type Place, parameterOf } from './scope';
import type { Resource } from './template';

/** The intrinsic functions that look something up. */
export const lookupFunctions = {
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getZones,
  'Fn::GetAtt': getAttribute,
  Ref: ref,
};

/**
 * Zones a Region is taken to have. *Assumption*: the template does not tell; the first three exist in nearly every
 * Region, and the CDK never selects more without an account.
 */
const ZONES = ['a', 'b', 'c'];

function ref(argument: Json, place: Place): Resolved {
  if (typeof argument !== 'string') {
    return new Unresolved(place.path, 'Ref needs a name');
  }
  if (argument === 'AWS::NoValue') {
    return undefined;
  }
  const pseudo = own(place.scope.pseudo, argument);
  if (pseudo !== undefined) {
    return pseudo;
  }
  const parameter = parameterOf(place.scope, argument);
  if (parameter !== undefined) {
    return readParameter(argument, parameter, place);
  }
  return existing(argument, place, (resource) => referenceTo(resource, place));
}

function getAttribute(argument: Json, place: Place): Resolved {
  const parts = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  const [logicalId, ...names] = parts as readonly Json[];
  const texts = names.map((name, index) => scalarText(place.resolve(name, 'Fn::GetAtt', index + 1)));
  if (typeof logicalId !== 'string' || texts.length === 0 || !texts.every(Boolean)) {
    return new Unresolved(place.path, 'Fn::GetAtt needs a resource and an attribute');
  }
  return existing(logicalId, place, (resource) => attributeOf(resource, texts.join('.'), place));
}

function existing(logicalId: string, place: Place, read: (resource: Resource) => Resolved): Resolved {
  const resource = place.scope.resources.get(logicalId);
  if (!resource) {
    return new Unresolved(place.path, `the template has no parameter or resource ${logicalId}`);
  }
  const exists = conditionOf(resource, place.scope, place);
  if (exists instanceof Unresolved) {
    return exists;
  }
  return exists ? read(resource) : new Unresolved(place.path, `${logicalId} does not exist: its condition is false`);
}

function findInMap(argument: Json, place: Place): Resolved {
  const keys = (Array.isArray(argument) ? (argument as readonly Json[]) : []).slice(0, 3);
  const names = keys.map((key, index) => scalarText(place.resolve(key, 'Fn::FindInMap', index)));
  const value = names.reduce<Json | undefined>(
    (map, name) =>
      name !== undefined && typeof map === 'object' && map !== null
        ? own(map as { [key: string]: Json }, name)
        : undefined,
    place.scope.template.mappings,
  );
  return names.length === 3 && value !== undefined
    ? place.resolve(value, 'Fn::FindInMap')
    : new Unresolved(place.path, `Fn::FindInMap finds nothing under ${names.map((name) => name ?? '?').join('.')}`);
}

function getZones(argument: Json, place: Place): Resolved {
  const region = place.resolve(argument, 'Fn::GetAZs');
  if (region instanceof Unresolved) {
    return region;
  }
  const name = scalarText(region);
  if (name === undefined) {
    return new Unresolved(place.path, 'Fn::GetAZs needs a Region');
  }
  return ZONES.map((zone) => `${name || place.scope.region}${zone}`);
}

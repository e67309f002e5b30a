import { conditionFunctions } from './condition-functions';
import { isObject, type Json, own } from './json';
import { lookupFunctions } from './lookup-functions';
import { type Resolved, Unresolved } from './resolved';
import { MAX_DEPTH, type Place, type Scope } from './scope';
import { textFunctions } from './text-functions';

/** Resolves one intrinsic function from its argument. */
type Intrinsic = (argument: Json, place: Place) => Resolved;

const intrinsics: { readonly [name: string]: Intrinsic } = {
  ...lookupFunctions,
  ...textFunctions,
  ...conditionFunctions,
};

/**
 * A template value with its intrinsic functions resolved. Never throws: what cannot be resolved is an `Unresolved` in
 * its place, and everything round it is resolved all the same.
 *
 * @param path where the value stands in the template
 */
export function resolve(value: Json, path: string, scope: Scope, depth = 0): Resolved {
  if (depth > MAX_DEPTH) {
    return new Unresolved(path, `nested deeper than ${MAX_DEPTH} levels`);
  }
  const place: Place = {
    path,
    depth,
    scope,
    resolve: (inner, ...steps) => resolve(inner, [path, ...steps].join('.'), scope, depth + 1),
  };
  if (Array.isArray(value)) {
    return value.map((item, index) => place.resolve(item, index)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) {
    return value as Resolved;
  }
  const [call, ...others] = Object.entries(value);
  if (call && others.length === 0 && (call[0] === 'Ref' || call[0].startsWith('Fn::'))) {
    return callIntrinsic(call[0], call[1], place);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, place.resolve(item, key)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

function callIntrinsic(name: string, argument: Json, place: Place): Resolved {
  const intrinsic = own(intrinsics, name);
  return intrinsic ? intrinsic(argument, place) : new Unresolved(place.path, `${name} is not understood`);
}

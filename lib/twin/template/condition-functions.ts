import { isObject, type Json, own } from './json';
import { firstUnresolved, type Resolved, scalarText, Unresolved } from './resolved';
import type { Place, Scope } from './scope';

/** The intrinsic functions that decide: a condition is true, false, or unresolved. */
export const conditionFunctions = {
  'Fn::And': (argument: Json, place: Place) => combine(argument, place, 'Fn::And', false),
  'Fn::Equals': equals,
  'Fn::If': choose,
  'Fn::Not': not,
  'Fn::Or': (argument: Json, place: Place) => combine(argument, place, 'Fn::Or', true),
};

/** The value of a named condition of the template. */
export function namedCondition(name: string, place: Place): boolean | Unresolved {
  const condition = own(place.scope.template.conditions, name);
  if (condition === undefined) {
    return new Unresolved(place.path, `the template has no condition ${name}`);
  }
  return evaluate(condition, place, 'Conditions', name);
}

/** What a `Condition` attribute of a resource comes to; a resource without one exists. */
export function conditionOf(
  resource: { readonly condition?: string },
  scope: Scope,
  place: Place,
): boolean | Unresolved {
  return resource.condition === undefined ? true : namedCondition(resource.condition, { ...place, scope });
}

function evaluate(condition: Json, place: Place, ...steps: readonly (string | number)[]): boolean | Unresolved {
  const name = isObject(condition) ? own(condition, 'Condition') : undefined;
  const value = typeof name === 'string' ? namedCondition(name, place) : place.resolve(condition, ...steps);
  if (value instanceof Unresolved || typeof value === 'boolean') {
    return value;
  }
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return new Unresolved(place.path, 'a condition must be true or false');
}

function choose(argument: Json, place: Place): Resolved {
  const [name, whenTrue, whenFalse] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  if (typeof name !== 'string' || whenTrue === undefined || whenFalse === undefined) {
    return new Unresolved(place.path, 'Fn::If needs a condition and two values');
  }
  const condition = namedCondition(name, place);
  if (condition instanceof Unresolved) {
    return condition;
  }
  return condition ? place.resolve(whenTrue, 'Fn::If', 1) : place.resolve(whenFalse, 'Fn::If', 2);
}

function equals(argument: Json, place: Place): Resolved {
  if (!Array.isArray(argument) || argument.length !== 2) {
    return new Unresolved(place.path, 'Fn::Equals needs two values');
  }
  const values = argument.map((value: Json, index) => place.resolve(value, 'Fn::Equals', index));
  const [left, right] = values.map((value) => scalarText(value) ?? JSON.stringify(value));
  return firstUnresolved(values) ?? left === right;
}

function not(argument: Json, place: Place): Resolved {
  const value = evaluate(Array.isArray(argument) ? (argument[0] ?? null) : null, place, 'Fn::Not', 0);
  return value instanceof Unresolved ? value : !value;
}

/** The decisive value settles the result alone: false for And, true for Or. Unresolved only if no operand is decisive. */
function combine(argument: Json, place: Place, name: string, decisive: boolean): Resolved {
  if (!Array.isArray(argument)) {
    return new Unresolved(place.path, `${name} needs a list of conditions`);
  }
  const values = argument.map((condition: Json, index) => evaluate(condition, place, name, index));
  return values.includes(decisive) ? decisive : (firstUnresolved(values) ?? !decisive);
}

import { type JsonObject, own } from './json';
import { type Resolved, scalarText, Unresolved } from './resolved';
import type { Place } from './scope';

/**
 * The value of a template parameter: what was given for the deployment, else its default.
 *
 * The default of a parameter of an SSM type is the name of an SSM parameter, whose value only a deployment knows: it
 * stays unresolved, unless a value was given.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function readParameter(name: string, parameter: JsonObject, place: Place): Resolved {
  const type = parameterType(parameter);
  const given = own(place.scope.arguments, name);
  const value = given ?? scalarText((own(parameter, 'Default') ?? null) as Resolved);
  if (value === undefined) {
    return new Unresolved(place.path, `parameter ${name} has no default and no value was given`);
  }
  if (given === undefined && type.startsWith('AWS::SSM::Parameter::Value')) {
    return new Unresolved(place.path, `the value of SSM parameter ${value} is known only in an account`);
  }
  return isListType(type) ? value.split(',').map((item) => item.trim()) : value;
}

/** The declared type of a parameter. */
export function parameterType(parameter: JsonObject): string {
  const type = own(parameter, 'Type');
  return typeof type === 'string' ? type : 'String';
}

/** Whether a value of the type is a list, written with commas. */
export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.includes('List<');
}

import { isObject, type Json, type JsonObject, own } from './json';
import { isListType, parameterType } from './parameters';
import { scalarNumber, scalarText } from './resolved';

/** The constraints of a declared parameter, which a value meets or not. */
type Check = (value: string, declared: JsonObject) => string | undefined;

/**
 * What CloudFormation would refuse of the parameters of a template, each in a sentence: values that are missing, and
 * values, given or default, that their declaration does not allow.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterProblems(declared: JsonObject, given: { readonly [name: string]: string }): readonly string[] {
  return Object.entries(declared).flatMap(([name, parameter]) =>
    isObject(parameter) ? problemsOf(name, parameter, own(given, name)) : [],
  );
}

function problemsOf(name: string, parameter: JsonObject, given: string | undefined): readonly string[] {
  const value = given ?? textOf(parameter, 'Default');
  if (value === undefined) {
    return [`parameter ${name} must be given, it has no default`];
  }
  const type = parameterType(parameter);
  const items = isListType(type) ? value.split(',').map((item) => item.trim()) : [value];
  const problem = items.map((item) => firstProblem(item, type, parameter)).find((found) => found !== undefined);
  return problem === undefined ? [] : [`parameter ${name} must be ${problem}, got ${value || 'an empty text'}`];
}

function firstProblem(value: string, type: string, declared: JsonObject): string | undefined {
  const ofType = type === 'Number' || type === 'List<Number>' ? numberChecks : textChecks;
  return [allowedValue, ...ofType].map((check) => check(value, declared)).find((found) => found !== undefined);
}

const allowedValue: Check = (value, declared) => {
  const allowed = own(declared, 'AllowedValues');
  const texts = Array.isArray(allowed) ? allowed.map(String) : undefined;
  return texts === undefined || texts.includes(value) ? undefined : `one of ${texts.join(', ')}`;
};

const isNumber: Check = (value) => (scalarNumber(value) === undefined ? 'a number' : undefined);

/** A pattern of Java that JavaScript cannot read allows everything. */
const allowedPattern: Check = (value, declared) => {
  const pattern = textOf(declared, 'AllowedPattern');
  return pattern === undefined || matches(value, pattern) ? undefined : `text that matches ${pattern}`;
};

const numberChecks: readonly Check[] = [
  isNumber,
  bound('MinValue', Number, (number, least) => number >= least, 'at least'),
  bound('MaxValue', Number, (number, most) => number <= most, 'at most'),
];

const textChecks: readonly Check[] = [
  bound('MinLength', length, (number, least) => number >= least, 'of a length of at least'),
  bound('MaxLength', length, (number, most) => number <= most, 'of a length of at most'),
  allowedPattern,
];

function bound(
  key: string,
  measure: (value: string) => number,
  holds: (number: number, limit: number) => boolean,
  words: string,
): Check {
  return (value, declared) => {
    const limit = scalarNumber(own(declared, key) as Exclude<Json, JsonObject | readonly Json[]>);
    return limit === undefined || holds(measure(value), limit) ? undefined : `${words} ${limit}`;
  };
}

function length(value: string): number {
  return value.length;
}

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}

function textOf(declared: JsonObject, key: string): string | undefined {
  return scalarText(own(declared, key) as Exclude<Json, JsonObject | readonly Json[]>);
}

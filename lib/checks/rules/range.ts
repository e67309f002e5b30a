import type { TemplateValue } from './template-value';

/** A message when a literal number is outside inclusive bounds, with its location. */
export function outOfRange(
  value: TemplateValue,
  location: string,
  min: number,
  max: number,
  alsoAllowed: readonly number[] = [],
): readonly [string, string] | undefined {
  const { number } = value;
  const isFine = number === undefined || (number >= min && number <= max) || alsoAllowed.includes(number);
  const range = max === Number.POSITIVE_INFINITY ? `at least ${min}` : `between ${min} and ${max}`;
  const allowed = [...alsoAllowed, range].join(' or ');
  return isFine ? undefined : [location, `${nameOf(location)} must be ${allowed}, got ${number}`];
}

/** The last name in a path. */
export function nameOf(location: string): string {
  return location.slice(location.lastIndexOf('.') + 1);
}

import type { Generator, Parameter } from './generator';
import { MAXIMUM_SIGMA } from './noise';

/** What every kind takes: a lognormal noise, as the kind `noise` has. */
export const COMMON: { readonly [name: string]: Parameter } = { noise: { default: 0, maximum: MAXIMUM_SIGMA } };

/**
 * All parameters of a generator, the given ones checked, the others at their defaults.
 *
 * @throws RangeError that names a parameter which the generator does not have, or which is out of its range.
 */
export function completeParameters(
  kind: string,
  generator: Generator,
  given: Readonly<Record<string, number | undefined>>,
): { readonly [name: string]: number } {
  const known = { ...generator.parameters, ...COMMON };
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    throw new RangeError(`${kind} takes ${Object.keys(known).join(', ')}, got "${unknown}"`);
  }
  return Object.fromEntries(
    Object.entries(known).map(([name, parameter]) => [name, checked(`${kind}: ${name}`, parameter, given[name])]),
  );
}

function checked(name: string, parameter: Parameter, given: number | undefined): number {
  const { minimum = 0, maximum = Number.MAX_VALUE } = parameter;
  const value = given ?? parameter.default;
  if (!(value >= minimum && value <= maximum)) {
    const range = parameter.maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
    throw new RangeError(`${name} must be a number ${range}, got ${value}`);
  }
  return value;
}

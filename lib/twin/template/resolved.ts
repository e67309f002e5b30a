/**
 * A value that the template alone does not tell, and why. It stays where it stood, so that it matters only to a reader
 * that needs it.
 */
export class Unresolved {
  constructor(
    /** Where in the template, for example `Resources.Group.Properties.MinSize`. */
    readonly path: string,
    readonly reason: string,
  ) {}
}

/** A template value after resolution. `undefined` stands for `AWS::NoValue`: the property is not set. */
export type Resolved = string | number | boolean | null | undefined | Unresolved | readonly Resolved[] | ResolvedObject;

interface ResolvedObject {
  readonly [key: string]: Resolved;
}

export function isResolvedObject(value: Resolved): value is ResolvedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved);
}

/** The first unresolved value in a list of values, if any. */
export function firstUnresolved(values: readonly Resolved[]): Unresolved | undefined {
  return values.find((value) => value instanceof Unresolved);
}

/** A scalar as CloudFormation puts it into text; undefined for a list, an object, or an unresolved value. */
export function scalarText(value: Resolved): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** A scalar as a number, which CloudFormation often writes as text; undefined for what is not a finite number. */
export function scalarNumber(value: Resolved): number | undefined {
  const text = scalarText(value)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

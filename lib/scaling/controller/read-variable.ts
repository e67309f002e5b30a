/** Everything that is wrong, a sentence each. */
export type Problems = string[];

/** How the text of a variable is read. */
export interface Reader<T> {
  /** For example `must be true or false`. */
  readonly mustBe: string;
  /** The value, or undefined for a text that is not one. */
  readonly read: (text: string) => T | undefined;
}

/** One of some words. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return { mustBe: `must be ${words.join(' or ')}`, read: (text) => words.find((word) => word === text) };
}

/** `true` or `false`. */
export const flag: Reader<boolean> = {
  mustBe: 'must be true or false',
  read: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
};

/** A decimal number inside inclusive bounds. */
export function numberBetween(least: number, most: number): Reader<number> {
  return number(/^\d+(\.\d+)?$/, 'a number', least, most);
}

/** A whole number of seconds from 0 on. */
export function secondsUpTo(most: number): Reader<number> {
  return number(/^\d+$/, 'a whole number of seconds', 0, most);
}

/** A whole number inside inclusive bounds. */
export function wholeBetween(least: number, most: number): Reader<number> {
  return number(/^\d+$/, 'a whole number', least, most);
}

function number(pattern: RegExp, what: string, least: number, most: number): Reader<number> {
  return {
    mustBe: `must be ${what} between ${least} and ${most}`,
    read: (text) => (pattern.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
  };
}

/** Reads a value; what is wrong with it goes to the problems, with its name, and another value comes back in its place. */
export function readAs<T>({ mustBe, read }: Reader<T>, name: string, given: unknown, problems: Problems, other: T): T {
  const text = given === undefined ? '' : String(given);
  const value = read(text);
  if (value === undefined) {
    problems.push(`${name} ${mustBe}, got ${text === '' ? 'nothing' : text}`);
  }
  return value ?? other;
}

/** What came of one of several: its value, or why there is none. */
export type Result<T> = { readonly value: T; readonly error?: undefined } | { readonly error: Error };

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What a function returns or throws. */
export function resultOf<T>(make: () => T): Result<T> {
  try {
    return { value: make() };
  } catch (error) {
    return { error: asError(error) };
  }
}

/**
 * The value of a result.
 *
 * @throws its error, or one that says that nothing came of it
 */
export function valueIn<T>(result: Result<T> | undefined, what: string): T {
  if (result === undefined || result.error !== undefined) {
    throw result?.error ?? new Error(`no answer came about ${what}`);
  }
  return result.value;
}

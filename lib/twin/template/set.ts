/** An object with a value under a key; an empty one for undefined, so that the property is not set at all. */
export function set<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: T });
}

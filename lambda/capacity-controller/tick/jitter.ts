/** Longest time that a group is put off, in milliseconds: with 4 groups at a time, 20 of them begin in a second. */
const SPREAD = 400;

/**
 * By how many milliseconds a group is put off, so that the calls for many groups do not come all at once: always the same
 * for the same name, by its FNV-1a hash.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function jitterOf(groupName: string): number {
  let hash = 0x811c9dc5;
  for (const character of groupName) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0) % SPREAD;
}

/** Another one of several first with each minute, so that when time runs out it is not always the same one's. */
export function turned<T>(items: readonly T[], minute: number): readonly T[] {
  const first = items.length === 0 ? 0 : minute % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

/**
 * A cycle of a directed graph, as the names along it with the first repeated at the end; undefined if there is none.
 * Depth first, in order of the given names, without recursion: O(names + edges).
 *
 * @example findCycle(['a', 'b'], (name) => (name === 'a' ? ['b'] : ['a'])) // ['a', 'b', 'a']
 */
export function findCycle(
  names: readonly string[],
  edges: (name: string) => readonly string[],
): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of names) {
    const trail: { readonly name: string; readonly next: string[] }[] = [];
    const onTrail = new Set<string>();
    const enter = (name: string) => {
      onTrail.add(name);
      trail.push({ name, next: [...edges(name)].reverse() });
    };
    if (!done.has(start)) {
      enter(start);
    }
    for (let last = trail.at(-1); last; last = trail.at(-1)) {
      const next = last.next.pop();
      if (next === undefined) {
        trail.pop();
        onTrail.delete(last.name);
        done.add(last.name);
      } else if (onTrail.has(next)) {
        const walked = trail.map(({ name }) => name);
        return [...walked.slice(walked.indexOf(next)), next];
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return undefined;
}

import type { ControlledGroup } from '../../lib/scaling/controller/controlled-groups';
import type { Surroundings } from './surroundings';

/** A group that is controlled, or why it cannot be. */
export type Selected = { readonly group: ControlledGroup } | { readonly name: string; readonly error: Error };

/** More instances than any group can hold. */
const MOST_INSTANCES = 100_000;

/**
 * The groups that are controlled, and of them the one that is meant.
 *
 * @param name of the one that is meant; without it, all
 * @throws Error when it is not one of them
 */
export async function selectGroups(
  name: string | undefined,
  { config, groups: reader }: Pick<Surroundings, 'config' | 'groups'>,
): Promise<readonly Selected[]> {
  const { groups: selection } = config;
  const all =
    selection.kind === 'listed'
      ? selection.groups.map((group) => ({ group }))
      : [...(await reader.tagged(selection.key))].map(([tagged, value]) =>
          taggedGroup(tagged, value, selection.key, selection.highestFloor),
        );
  const meant = all.filter((selected) => name === undefined || nameOf(selected) === name);
  if (name !== undefined && meant.length === 0) {
    throw new Error(`group must be one that is controlled (${all.map(nameOf).join(', ') || 'none is'}), got ${name}`);
  }
  return meant;
}

/** What a group is called. */
export function nameOf(selected: Selected): string {
  return 'group' in selected ? selected.group.name : selected.name;
}

function taggedGroup(name: string, value: string, key: string, highestFloor: number | undefined): Selected {
  const baseline = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(baseline <= MOST_INSTANCES)) {
    const range = `a whole number between 0 and ${MOST_INSTANCES}`;
    return { name, error: new Error(`tag ${key} of ${name} must be ${range}, got ${value || 'nothing'}`) };
  }
  return { group: { name, baseline, ...(highestFloor !== undefined && { highestFloor }), source: { kind: 'cpu' } } };
}

import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';

/**
 * The groups that are meant: the one of a logical id or name, or all.
 *
 * @throws RangeError when there is none of that name
 */
export function findGroups({ groups }: Stack, wanted?: string): readonly GroupDefinition[] {
  const found = groups.filter(({ logicalId, name }) => wanted === undefined || wanted === logicalId || wanted === name);
  if (found.length === 0) {
    throw new RangeError(`group must be one of ${known(groups)}, got ${wanted}`);
  }
  return found;
}

/**
 * The group that is meant: by logical id or name, or the only one.
 *
 * @throws RangeError when there is no such group, or several and none is named
 */
export function findGroup(stack: Stack, wanted?: string): GroupDefinition {
  const [found, ...others] = findGroups(stack, wanted);
  if (found === undefined || others.length > 0) {
    throw new RangeError(`group must be one of ${known(stack.groups)}, got ${wanted ?? 'none'}`);
  }
  return found;
}

function known(groups: readonly GroupDefinition[]): string {
  return groups.map(({ logicalId }) => logicalId).join(', ');
}

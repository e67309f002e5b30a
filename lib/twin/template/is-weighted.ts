import type { GroupDefinition } from './read-groups';

/** Whether the sizes of a group count weights of instance types, not instances. */
export function isWeighted({ mixedInstances }: Pick<GroupDefinition, 'mixedInstances'>): boolean {
  return mixedInstances?.types.some(({ weight }) => weight !== 1) ?? false;
}

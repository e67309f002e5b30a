import { isObject } from './json';
import type { FunctionDefinition } from './read-functions';
import type { GroupDefinition } from './read-groups';
import type { Stack } from './read-stack';

/**
 * The function that controls a group: its environment names the group, lists it, or names a tag that the group has.
 * Whether the rest of its environment can be read does not matter.
 */
export function controllerOf({ functions, groups }: Stack, groupName: string): FunctionDefinition | undefined {
  const group = groups.find(({ name }) => name === groupName);
  return group && functions.find(({ environment }) => controls(environment, group));
}

/** The groups of a template that a function controls. */
export function groupsOf(stack: Stack, { logicalId }: FunctionDefinition): readonly GroupDefinition[] {
  return stack.groups.filter(({ name }) => controllerOf(stack, name)?.logicalId === logicalId);
}

function controls(environment: FunctionDefinition['environment'], { name, tags }: GroupDefinition): boolean {
  const { AUTO_SCALING_GROUP_NAME: one, AUTO_SCALING_GROUPS: list, AUTO_SCALING_GROUP_TAG: key } = environment;
  return one === name || namesIn(list).includes(name) || tags.some((tag) => tag.key === key);
}

/** The names in a JSON list of groups; none of a text that is not one. */
function namesIn(list = '[]'): readonly unknown[] {
  try {
    const groups: unknown = JSON.parse(list);
    return Array.isArray(groups) ? groups.map((group) => isObject(group) && group.name) : [];
  } catch {
    return [];
  }
}

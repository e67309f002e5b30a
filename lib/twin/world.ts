import { advance } from './fleet/advance';
import { createGroup } from './fleet/create-group';
import { defaultFleetParameters, type FleetParameters, type GroupState } from './fleet/group-state';
import type { Stack } from './template/read-stack';

/** A deployed stack at one moment. */
export interface World {
  readonly stack: Stack;
  readonly parameters: FleetParameters;
  /** Seconds since 1970. */
  readonly now: number;
  /** By name, in template order. */
  readonly groups: { readonly [name: string]: GroupState };
}

/** The stack as CloudFormation has just created it. */
export function createWorld(stack: Stack, now: number, parameters: FleetParameters = defaultFleetParameters): World {
  const groups = Object.fromEntries(
    stack.groups.map((definition) => [definition.name, createGroup(definition, now, parameters)]),
  );
  return { stack, parameters, now, groups };
}

/** The stack at a later time. A time in the past changes nothing. */
export function advanceWorld(world: World, now: number): World {
  if (now <= world.now) {
    return world;
  }
  const groups = Object.fromEntries(
    Object.entries(world.groups).map(([name, group]) => [name, advance(group, now, world.parameters)]),
  );
  return { ...world, now, groups };
}

/** The stack with one group replaced. */
export function withGroup(world: World, group: GroupState): World {
  return { ...world, groups: { ...world.groups, [group.definition.name]: group } };
}

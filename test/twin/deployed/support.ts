import type { DeployedGroup } from '../../../lib/twin/deployed/deployed-group';
import { DeployedStack, type GroupLoad } from '../../../lib/twin/deployed/deployed-stack';
import type { TwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from '../template/fixtures';

/** 2026-01-01T00:00:00Z. */
export const START = 1_767_225_600;

interface Options {
  /** Other resources of the template. */
  readonly resources?: object;
  readonly load?: Omit<GroupLoad, 'groupName'>;
  readonly parameters?: Partial<TwinParameters>;
  readonly begin?: 'created' | 'settled';
}

/** A deployed stack of one group, and that group. */
export interface Deployed {
  readonly stack: DeployedStack;
  readonly group: DeployedGroup;
  /** Lets time pass until so many seconds after the start; returns the group. */
  at(seconds: number): DeployedGroup;
}

/** A group of 1 to 10 in two zones, just created. */
export function deploy(properties: object = {}, { resources, load, ...options }: Options = {}): Deployed {
  const definition = readStack(plainGroup(properties, resources), { stackName: 'Web' });
  const groupName = definition.groups[0]!.name;
  const stack = new DeployedStack(definition, {
    start: START,
    ...options,
    ...(load && { load: { ...load, groupName } }),
  });
  const group = stack.groups.get(groupName)!;
  const at = (seconds: number) => {
    stack.advanceTo(START + seconds);
    return group;
  };
  return { stack, group, at };
}

/** The same, a minute later, with its instances in service. */
export function running(properties: object = {}, options: Options = {}): Deployed {
  const deployed = deploy(properties, options);
  deployed.at(60);
  return deployed;
}

/** For example `{ InService: 1, Pending: 2 }`. */
export function statesOf({ instances }: DeployedGroup): { readonly [state: string]: number } {
  const counts: { [state: string]: number } = {};
  for (const { state } of instances) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

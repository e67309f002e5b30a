import { advance } from '../../../lib/twin/fleet/advance';
import { createGroup } from '../../../lib/twin/fleet/create-group';
import type { GroupState } from '../../../lib/twin/fleet/group-state';
import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from '../template/fixtures';

/** 2026-01-01T00:00:00Z. */
export const START = 1_767_225_600;

/** A group of 1 to 10 in two zones, just created. */
export function newGroup(properties: object = {}): GroupState {
  const [definition] = readStack(plainGroup(properties), { stackName: 'Web' }).groups;
  return createGroup(definition!, START);
}

/** The same, a minute later, with its instances in service. */
export function runningGroup(properties: object = {}): GroupState {
  return advance(newGroup(properties), START + 60);
}

/** For example `{ InService: 1, Pending: 2 }`. */
export function statesOf({ instances }: GroupState): { readonly [state: string]: number } {
  const counts: { [state: string]: number } = {};
  for (const { state } of instances) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

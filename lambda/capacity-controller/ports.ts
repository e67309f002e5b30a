import type { Action } from '../../lib/scaling/decision';
import type { GroupSnapshot } from '../../lib/scaling/group-snapshot';

/** How the controller learns of a group. */
export interface GroupReader {
  /** @throws Error when there is no such group */
  read(groupName: string, options: { readonly withInstances: boolean }): Promise<GroupSnapshot>;
}

/** How the controller changes a group. */
export interface GroupWriter {
  carryOut(groupName: string, action: Action): Promise<void>;
}

/** Where the one line of an invocation goes. */
export type LineWriter = (line: Readonly<Record<string, unknown>>) => void;

/** Takes every action and does nothing: the same path up to the last call. */
export const dryRunWriter: GroupWriter = { carryOut: async () => {} };

import type { Action } from '../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import type { LoadWindow } from '../../lib/scaling/controller/load-window';
import type { LoadSample } from '../../lib/scaling/load-sample';

/** How the controller learns of a group. */
export interface GroupReader {
  /** @throws Error when there is no such group */
  read(groupName: string, options: { readonly withInstances: boolean }): Promise<GroupSnapshot>;
}

/** How the controller changes a group. */
export interface GroupWriter {
  carryOut(groupName: string, action: Action): Promise<void>;
}

/** How the controller learns of the load on a group. */
export interface LoadReader {
  /** One sample for each minute of the window that has data, oldest first. */
  read(groupName: string, window: LoadWindow): Promise<readonly LoadSample[]>;
}

/** Where the one line of an invocation goes. */
export type LineWriter = (line: Readonly<Record<string, unknown>>) => void;

/** Takes every action and does nothing: the same path up to the last call. */
export const dryRunWriter: GroupWriter = { carryOut: async () => {} };

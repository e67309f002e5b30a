import type { Launch } from '../../lib/scaling/boot-time';
import type { ControlledGroup } from '../../lib/scaling/controller/controlled-groups';
import type { Action } from '../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../lib/scaling/controller/load-reading';
import type { LoadWindow } from '../../lib/scaling/controller/load-window';
import type { ScheduledAction } from '../../lib/scaling/lease/floor-action';
import type { Result } from './result';

/** What a group itself tells, without what takes a call more. */
export type DescribedGroup = Omit<GroupSnapshot, 'scheduledActions' | 'instanceRefresh'>;

interface InstanceOptions {
  /** Whether its instances are told, too. */
  readonly withInstances: boolean;
}

/** How the controller learns of groups. Each rejects when the answer is not whole. */
export interface GroupReader {
  /** Everything about one group. */
  read(groupName: string, options: InstanceOptions): Promise<GroupSnapshot>;
  /** Many groups, by name, in a call for 100; an error for one that is not there or not understood. */
  describe(
    groupNames: readonly string[],
    options: InstanceOptions,
  ): Promise<ReadonlyMap<string, Result<DescribedGroup>>>;
  /** The value of a tag on each group that has it, by the group's name. */
  tagged(key: string): Promise<ReadonlyMap<string, string>>;
  scheduledActions(groupName: string): Promise<readonly ScheduledAction[]>;
  /** Status of the instance refresh that is under way. */
  instanceRefresh(groupName: string): Promise<string | undefined>;
  /** Launches that succeeded, among the newest 100 scaling activities. */
  launches(groupName: string): Promise<readonly Launch[]>;
}

/** How the controller changes a group. */
export interface GroupWriter {
  carryOut(groupName: string, action: Action): Promise<void>;
}

/** A group whose load is read. */
export type LoadTarget = Pick<ControlledGroup, 'name' | 'source'>;

/** How the controller learns of the load on groups. */
export interface LoadReader {
  /**
   * One reading for each minute of the window that has data, oldest first; for each target, in their order. Rejects when
   * nothing at all could be read.
   */
  read(targets: readonly LoadTarget[], window: LoadWindow): Promise<readonly Result<readonly LoadReading[]>[]>;
}

/** Where lines go, one JSON object each. */
export type LineWriter = (line: Readonly<Record<string, unknown>>) => void;

/** Takes every action and does nothing: the same path up to the last call. */
export const dryRunWriter: GroupWriter = { carryOut: async () => {} };

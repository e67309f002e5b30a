import type { Placement } from '../template/placement';
import type { GroupDefinition } from '../template/read-groups';
import type { Activity } from './activity';

/** Timings that a template does not tell. All in seconds. */
export interface FleetParameters {
  /** From a change of desired capacity to the launch or termination it causes. @default 8 (observed 6 to 12) */
  readonly actionLatency: number;
  /** From the launch to InService. @default 18 (pending to running, mean of public measurements for Linux) */
  readonly launchToInService: number;
  /** From the end of draining to the instance being gone. @default 10 (observed 304 to 310 s with a delay of 300 s) */
  readonly shutdown: number;
}

export const defaultFleetParameters: FleetParameters = { actionLatency: 8, launchToInService: 18, shutdown: 10 };

/** The lifecycle states that are modelled. */
type LifecycleState = 'Pending' | 'InService' | 'Terminating';

export interface Instance extends Placement {
  readonly id: string;
  readonly state: LifecycleState;
  /** When it was launched. */
  readonly launchedAt: number;
  /** When the present state ends by itself: Infinity in service. */
  readonly until: number;
  readonly protectedFromScaleIn: boolean;
  /** The activity that is bringing it in or out. */
  readonly activityId: string;
}

/** How many instances were in which state from a time on: one point of the group's history. */
export interface Snapshot {
  readonly time: number;
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  readonly pending: number;
  readonly inService: number;
  readonly terminating: number;
}

/** An Auto Scaling group at one moment. Times are seconds since 1970-01-01T00:00:00Z. */
export interface GroupState {
  readonly definition: GroupDefinition;
  readonly now: number;
  readonly createdAt: number;
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  /** Oldest first. */
  readonly instances: readonly Instance[];
  /** Oldest first; those of the last six weeks, as AWS keeps them. */
  readonly activities: readonly Activity[];
  /** Oldest first, one for each change; those of the last 15 days, as CloudWatch keeps 1-minute data. */
  readonly history: readonly Snapshot[];
  /** When desired and actual capacity are next compared; Infinity while nothing has changed. */
  readonly reconcileAt: number;
  /** Why desired capacity changed since they were last compared, in AWS's words. */
  readonly causes: readonly string[];
  /** How many instances were ever launched, and how many activities there ever were: the source of identifiers. */
  readonly launches: number;
  readonly activityCount: number;
}

/** Instances that count towards desired capacity: all but those on their way out. */
export function activeInstances(state: GroupState): readonly Instance[] {
  return state.instances.filter((instance) => instance.state !== 'Terminating');
}

/** How many instances are in a state. */
export function countIn(state: GroupState, lifecycleState: LifecycleState): number {
  return state.instances.filter((instance) => instance.state === lifecycleState).length;
}

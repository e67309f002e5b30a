import type { Instance } from '../simulate/fleet/instance';
import type { GroupModel } from '../simulate/model/group-model';

/** Minutes that are kept: CloudWatch keeps 1-minute data for 15 days. */
export const KEPT_MINUTES = 15 * 1440;

/** How a group was when a minute began. */
export interface Sizes {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  /** Instances by lifecycle state. */
  readonly inService: number;
  readonly pending: number;
  readonly terminating: number;
  /** The same in capacity units. */
  readonly inServiceCapacity: number;
  readonly pendingCapacity: number;
  readonly terminatingCapacity: number;
  /** Instances in the warm pool. */
  readonly pooled: number;
  /** Instances that pass the health checks of their target groups. */
  readonly healthy: number;
}

/** The sizes of a group minute by minute, for as long as CloudWatch keeps them. Minutes since the group was created. */
export class SizeHistory {
  private readonly minutes: Sizes[] = [];
  private first = 0;

  record(minute: number, { group, fleet }: GroupModel): void {
    const { counts, life } = fleet;
    const instances = [...life.instances];
    const countIn = (...states: readonly Instance['state'][]) =>
      instances.filter(({ state }) => states.includes(state)).length;
    this.minutes.push({
      min: group.range.min,
      max: group.range.max,
      desired: group.desired,
      inService: counts.registered,
      pending: countIn('Pending', 'Pending:Wait'),
      terminating: countIn('Terminating', 'Terminating:Wait'),
      inServiceCapacity: counts.inService,
      pendingCapacity: counts.active - counts.inService,
      terminatingCapacity: counts.terminating,
      pooled: counts.pooled,
      healthy: counts.healthy,
    });
    if (this.minutes.length > 2 * KEPT_MINUTES) {
      this.minutes.splice(0, KEPT_MINUTES);
      this.first = minute + 1 - this.minutes.length;
    }
  }

  /** Undefined for a minute that has not begun, or is forgotten. */
  at(minute: number): Sizes | undefined {
    return this.minutes[minute - this.first];
  }
}

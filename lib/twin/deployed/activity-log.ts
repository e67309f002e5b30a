import { uuidOf } from '../hash';
import type { Instance } from '../simulate/fleet/instance';
import { type Activity, ended } from './activity';

/** How long activities are kept: six weeks, as `DescribeScalingActivities` documents. Seconds. */
const KEPT = 42 * 86_400;

/** The scaling activities of a group, and which of them is bringing an instance in or out. Seconds since 1970. */
export class ActivityLog {
  /** Oldest first. */
  private readonly byId = new Map<string, Activity>();
  private readonly underway = new Map<Instance, string>();
  private count = 0;

  constructor(private readonly groupName: string) {}

  begin(instance: Instance, activity: Omit<Activity, 'id'>): void {
    const id = uuidOf(`${this.groupName}/activity/${this.count++}`);
    this.byId.set(id, { ...activity, id });
    this.underway.set(instance, id);
    this.forget(activity.startTime);
  }

  /** Ends the activity of an instance, if it has one under way. */
  finish(instance: Instance, at: number, statusCode: 'Successful' | 'Cancelled'): void {
    const activity = this.of(instance);
    this.underway.delete(instance);
    if (activity) {
      this.byId.set(activity.id, ended(activity, at, statusCode));
    }
  }

  /** The activity that is under way for an instance. */
  of(instance: Instance): Activity | undefined {
    return this.byId.get(this.underway.get(instance) ?? '');
  }

  /** What is kept at a time, oldest first. An instance that waits for a lifecycle hook is in the middle of it. */
  at(now: number): readonly Activity[] {
    this.forget(now);
    const waiting = new Set([...this.underway].flatMap(([{ state }, id]) => (state.endsWith(':Wait') ? [id] : [])));
    return [...this.byId.values()].map((activity) =>
      waiting.has(activity.id) ? { ...activity, statusCode: 'MidLifecycleAction' } : activity,
    );
  }

  private forget(now: number): void {
    for (const [id, { startTime }] of this.byId) {
      if (startTime > now - KEPT) {
        return;
      }
      this.byId.delete(id);
    }
  }
}

import { type Instance, placeOf } from '../simulate/fleet/instance';
import type { CapacityChange, Journal } from '../simulate/fleet/journal';
import type { Cause } from '../simulate/model/group';
import type { GroupDefinition } from '../template/read-groups';
import { type Activity, type Beginning, launchOf, terminationOf } from './activity';
import { ActivityLog } from './activity-log';
import { causes, sentenceOf } from './causes';
import { instanceId } from './instance-id';

/** Changes named in one cause; AWS's text is at most 1023 characters long. */
const MAX_CAUSES = 3;

/** Writes the scaling activities of a group as the API tells them: in seconds since 1970, told in those since the start. */
export class ActivityJournal implements Journal {
  private readonly log: ActivityLog;
  private changes: readonly string[] = [];

  constructor(
    private readonly definition: GroupDefinition,
    private readonly start: number,
  ) {
    this.log = new ActivityLog(definition.name);
  }

  /** Those of the last six weeks, oldest first. */
  activitiesAt(now: number): readonly Activity[] {
    return this.log.at(this.start + now);
  }

  /** Since when an instance drains; undefined when it does not. */
  drainingSince(instance: Instance): number | undefined {
    const activity = this.log.of(instance);
    return activity?.statusCode === 'WaitingForELBConnectionDraining' ? activity.startTime : undefined;
  }

  desiredChanged(cause: Cause, change: CapacityChange, range: { min: number; max: number }, now: number): void {
    if (change.from !== change.to) {
      const sentence = sentenceOf(cause, change, range, this.start + now);
      this.changes = [...this.changes, sentence].slice(-MAX_CAUSES);
    }
  }

  settled(): void {
    this.changes = [];
  }

  launching(instance: Instance, { from, to }: CapacityChange, now: number): void {
    const wasLaunchedBefore = instance.launchedAt < now;
    const pool = placeOf(instance) === 'pooled' ? 'into' : wasLaunchedBefore ? 'from' : undefined;
    this.begin(instance, now, launchOf(this.idOf(instance), pool), [
      ...this.changes,
      causes.started(this.start + now, from, to),
    ]);
  }

  terminating(instance: Instance, change: CapacityChange, now: number): void {
    const wasLaunching = this.log.of(instance) !== undefined;
    this.log.finish(instance, this.start + now, 'Cancelled');
    const fromPool = placeOf(instance) === 'discarded';
    const drains = !wasLaunching && !fromPool && this.definition.deregistrationDelay > 0;
    const beginning = terminationOf(this.idOf(instance), { drains, fromPool });
    this.begin(instance, now, beginning, this.whyOut(instance, change, now));
  }

  finished(instance: Instance, now: number): void {
    const isGone = placeOf(instance) === 'gone';
    const activity = this.log.of(instance);
    if (isGone && activity === undefined) {
      this.begin(instance, now, terminationOf(this.idOf(instance), {}), [causes.failed(this.start + now)]);
    }
    const isGivenUp = isGone && activity?.statusCode === 'PreInService';
    this.log.finish(instance, this.start + now, isGivenUp ? 'Cancelled' : 'Successful');
  }

  private whyOut(instance: Instance, { from, to, isReplacement }: CapacityChange, now: number): readonly string[] {
    const at = this.start + now;
    if (!isReplacement) {
      return [...this.changes, causes.takenOut(at, from, to, this.idOf(instance))];
    }
    const lifetime = this.definition.maxInstanceLifetime ?? Number.POSITIVE_INFINITY;
    return [now - instance.inServiceAt >= lifetime ? causes.tooOld(at) : causes.unhealthy(at)];
  }

  private begin(instance: Instance, now: number, beginning: Beginning, cause: readonly string[]): void {
    const { subnetId, zone } = this.definition.placements[instance.placement]!;
    const details = JSON.stringify({ ...(subnetId && { 'Subnet ID': subnetId }), 'Availability Zone': zone });
    this.log.begin(instance, { ...beginning, cause: cause.join('  '), startTime: this.start + now, details });
  }

  private idOf({ number }: Instance): string {
    return instanceId(this.definition.name, number);
  }
}

import type { CapacityRange } from '../../scaling/capacity-range';
import { GroupModel } from '../simulate/model/group-model';
import type { GroupModelOptions } from '../simulate/model/group-model-options';
import type { GroupDefinition } from '../template/read-groups';
import type { Activity } from './activity';
import { ActivityJournal } from './activity-journal';
import { type DeployedInstance, deployedInstance } from './deployed-instance';
import { DeployedProcesses } from './deployed-processes';
import { DeployedSchedule } from './deployed-schedule';
import { SizeError } from './size-error';
import { KEPT_MINUTES, SizeHistory } from './size-history';

/** Sizes to change; what is not given stays, or follows the bounds. */
interface NewSizes {
  readonly min?: number;
  readonly max?: number;
  readonly desired?: number;
}

/** A group as the API sees it: its model, with what the API tells of the past. Times in seconds since 1970. */
export class DeployedGroup {
  readonly definition: GroupDefinition;
  readonly createdAt: number;
  readonly model: GroupModel;
  readonly schedule: DeployedSchedule;
  readonly processes: DeployedProcesses;
  readonly sizes = new SizeHistory();
  private readonly journal: ActivityJournal;

  constructor(options: Omit<GroupModelOptions, 'journal' | 'minuteBegins'>) {
    const { definition, start } = options;
    this.definition = definition;
    this.createdAt = start;
    this.journal = new ActivityJournal(definition, start);
    const minuteBegins = (minute: number, model: GroupModel) => this.sizes.record(minute, model);
    this.model = new GroupModel({ ...options, journal: this.journal, minuteBegins });
    this.model.metrics.keep(KEPT_MINUTES);
    this.schedule = new DeployedSchedule(this.model);
    this.processes = new DeployedProcesses(this.model);
  }

  get now(): number {
    return this.createdAt + this.model.group.now;
  }

  get desired(): number {
    return this.model.group.desired;
  }

  get range(): CapacityRange {
    return this.model.group.range;
  }

  /** Oldest first; those of the last six weeks. */
  get activities(): readonly Activity[] {
    return this.journal.activitiesAt(this.model.group.now);
  }

  /** Oldest first, with those of the warm pool. */
  get instances(): readonly DeployedInstance[] {
    const { definition, createdAt, journal } = this;
    return [...this.model.fleet.life.instances].map((instance) =>
      deployedInstance(instance, definition, createdAt, journal.drainingSince(instance)),
    );
  }

  /**
   * What `SetDesiredCapacity` does: the capacity must lie within the group's bounds.
   *
   * @throws SizeError outside [min, max]
   */
  setDesired(desired: number): void {
    const { min, max } = this.range;
    if (desired > max) {
      throw new SizeError(
        `New SetDesiredCapacity value ${desired} is above max value ${max} for the AutoScalingGroup.`,
      );
    }
    if (desired < min) {
      throw new SizeError(
        `New SetDesiredCapacity value ${desired} is below min value ${min} for the AutoScalingGroup.`,
      );
    }
    this.model.group.scaleTo(desired, this.causeOf('SetDesiredCapacity'));
  }

  /**
   * What `UpdateAutoScalingGroup` does to sizes. Without a desired capacity, a new minimum above it raises it and a new
   * maximum below it lowers it.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
   * @throws SizeError when min is above max, or the given desired capacity outside them
   */
  update({ min = this.range.min, max = this.range.max, desired }: NewSizes): void {
    if (min > max) {
      throw new SizeError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
    }
    if (desired !== undefined && (desired < min || desired > max)) {
      throw new SizeError(
        `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
      );
    }
    this.model.group.update({ min, max, desired }, this.causeOf('UpdateAutoScalingGroup'));
  }

  private causeOf(by: 'SetDesiredCapacity' | 'UpdateAutoScalingGroup') {
    return { by, policy: by, reason: 'called', warmup: this.definition.defaultInstanceWarmup ?? 0 } as const;
  }
}

import type { Finding } from '../../template/property-reader';
import type { ScheduledActionDefinition } from '../../template/read-scheduled-actions';
import type { Agenda, Happening } from '../model/agenda';
import type { Group } from '../model/group';
import type { TwinParameters } from '../twin-parameters';
import { perform } from './perform';
import { runTimes } from './run-times';

/** A scheduled action, of the template or not. */
export type ScheduledAction = Omit<ScheduledActionDefinition, 'logicalId'>;

/** A scheduled action, and when it runs next. */
export interface PendingAction {
  readonly action: ScheduledAction;
  /** In seconds since 1970; undefined for one whose recurrence does not come again. */
  readonly next: number | undefined;
}

interface ScheduleOptions {
  readonly agenda: Agenda;
  readonly group: Group;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
  /** Warm-up of what is launched on schedule, in seconds. */
  readonly warmup: number;
  readonly parameters: TwinParameters;
  readonly report: (finding: Finding) => void;
}

interface Entry {
  readonly action: ScheduledAction;
  /** Where its findings belong. */
  readonly path: string;
  readonly times: Iterator<number, undefined>;
  happening: Happening | undefined;
}

/** The scheduled actions of a group, by name. Each is on the agenda for its next run, and off it when it is deleted. */
export class Schedule {
  private readonly entries = new Map<string, Entry>();
  private changes = 0;

  constructor(private readonly options: ScheduleOptions) {}

  /** Another number whenever an action has been put, deleted or run. */
  get version(): number {
    return this.changes;
  }

  /** Those that are still to run, and those that recur until an end time to come, in the order of being put. */
  get pending(): readonly PendingAction[] {
    return [...this.entries.values()]
      .filter((entry) => this.isLeft(entry))
      .map(({ action, happening }) => ({ action, next: happening && this.options.start + happening.time }));
  }

  /**
   * Adds an action, or replaces the one of its name, from now on.
   *
   * @param path where its findings belong
   * @throws RangeError for a time or a recurrence that cannot be read; then nothing has changed
   */
  put(action: ScheduledAction, path = `ScheduledActions.${action.name}`): void {
    const { start, group, parameters } = this.options;
    const times = runTimes(action, { since: start + group.now, skippedHour: parameters.skippedHour });
    const first = times.next();
    this.delete(action.name);
    const entry = { action, path, times, happening: undefined };
    this.entries.set(action.name, entry);
    this.enter(entry, first);
  }

  /** Whether there was one to delete. */
  delete(name: string): boolean {
    const entry = this.entries.get(name);
    if (entry === undefined) {
      return false;
    }
    const wasLeft = this.isLeft(entry);
    this.changes += 1;
    this.entries.delete(name);
    if (entry.happening) {
      this.options.agenda.cancel(entry.happening);
    }
    return wasLeft;
  }

  private enter(entry: Entry, { done, value: time }: IteratorResult<number, undefined>): void {
    this.changes += 1;
    entry.happening = undefined;
    if (done) {
      this.forget(entry);
      return;
    }
    entry.happening = { time: time - this.options.start, happen: () => this.run(entry) };
    this.options.agenda.enter(entry.happening);
  }

  private run(entry: Entry): void {
    const { action, path, times } = entry;
    perform(action, { ...this.options, report: (message) => this.options.report({ path, message }) });
    this.enter(entry, times.next());
  }

  /** One without a recurrence vanishes once it has run; rule 4.8. */
  private forget({ action: { name, recurrence } }: Entry): void {
    if (recurrence === undefined) {
      this.entries.delete(name);
    }
  }

  /** One with a recurrence vanishes at its end time; rule 4.6. */
  private isLeft({ action: { endTime }, happening }: Entry): boolean {
    const { start, group } = this.options;
    const end = endTime === undefined ? Number.POSITIVE_INFINITY : Date.parse(endTime) / 1000;
    return happening !== undefined || start + group.now < end;
  }
}

import type { AlarmDuty } from '../alarms/alarm-duty';
import { readDuties } from '../alarms/read-duties';
import { watchAlarms } from '../alarms/watch-alarms';
import { findUnmodelled } from '../find-unmodelled';
import { Findings } from '../findings';
import { Balancer } from '../fleet/balancer';
import { findReplaced } from '../fleet/find-replaced';
import type { Fleet } from '../fleet/fleet';
import type { GroupMetrics } from '../metrics/group-metrics';
import { schedulePredictions } from '../policies/schedule-predictions';
import type { AlarmChange, Run } from '../run';
import { putActions } from '../schedule/put-actions';
import { Schedule } from '../schedule/schedule';
import { Agenda } from './agenda';
import type { Group } from './group';
import type { GroupModelOptions } from './group-model-options';
import { makeFleet, makeGroup, makeMetrics } from './make-parts';
import { Recorder } from './recorder';
import { totalsOf } from './totals-of';

/**
 * One group of a stack in time: load, instances, metrics, alarms, policies. Time goes forward when it is told to; in
 * between its state can be looked at and desired capacity be changed, as through the API. Times in seconds since the
 * start unless they say otherwise.
 */
export class GroupModel {
  readonly group: Group;
  readonly fleet: Fleet;
  readonly metrics: GroupMetrics;
  readonly duties: readonly AlarmDuty[];
  /** Scheduled actions: the template's, and what has been put since. */
  readonly schedule: Schedule;
  readonly alarmChanges: AlarmChange[] = [];
  readonly findings = new Findings();
  private readonly agenda = new Agenda();
  private readonly balancer: Balancer;
  private readonly recorder: Recorder;
  private readonly atStart: number;
  private readonly slot: number;
  private now = 0;
  private slotEnd: number;

  constructor(readonly options: GroupModelOptions) {
    const { definition, demand, begin = 'settled', stack, keepsTimeline = true } = options;
    for (const finding of [...stack.findings, ...findUnmodelled(definition, options.parameters)]) {
      this.findings.report(finding);
    }
    this.group = makeGroup(options, this.agenda);
    this.fleet = makeFleet(options, this.agenda, this.group);
    this.group.lead(this.fleet);
    this.balancer = new Balancer(definition, this.fleet.life);
    this.metrics = makeMetrics(options);
    this.recorder = new Recorder(demand, this.metrics.cpu, keepsTimeline);
    if (begin === 'settled') {
      this.fleet.settle();
    } else {
      this.create();
    }
    this.atStart = this.fleet.life.instances.size;
    this.duties = this.startAlarms();
    this.schedule = this.startSchedule();
    this.startPredictions();
    this.slot = this.metrics.slot;
    this.slotEnd = this.slot;
    this.beginMinute(0);
  }

  /**
   * Lets everything happen until a time, what falls due at it included. The load since the last happening is added up
   * with the next one, so that it makes no difference how often somebody looks.
   */
  advanceTo(time: number): void {
    while (this.slotEnd <= time) {
      this.passSlot();
    }
    while (this.agenda.next <= time) {
      this.passTo(this.agenda.next);
      this.agenda.proceed();
    }
    this.group.now = time;
  }

  /** The run over the whole load. */
  finish(): Run {
    while (this.slotEnd <= 60 * this.options.demand.length) {
      this.passSlot();
    }
    return this.run();
  }

  private passSlot(): void {
    while (this.agenda.next < this.slotEnd) {
      this.passTo(this.agenda.next);
      this.agenda.proceed();
    }
    this.passTo(this.slotEnd);
    this.metrics.endSlot(this.slotEnd);
    if (this.slotEnd % 60 === 0) {
      this.endMinute(this.slotEnd / 60 - 1);
    }
    this.slotEnd += this.slot;
  }

  private endMinute(minute: number): void {
    const { demand } = this.options;
    const { metrics, fleet, group } = this;
    metrics.endMinute(minute, demand[minute] ?? 0, fleet.counts);
    if (minute < demand.length) {
      this.recorder.record(minute, group.desired, fleet.counts, metrics.minuteLoad);
    }
    metrics.minuteLoad.begin();
    this.beginMinute(minute + 1);
  }

  private beginMinute(minute: number): void {
    this.metrics.beginMinute(minute, this.fleet.counts);
    this.options.minuteBegins?.(minute, this);
  }

  /** Nothing changes until then, but for targets in slow start. */
  private passTo(time: number): void {
    const { balancer, metrics, fleet } = this;
    while (this.now < time) {
      const demand = this.options.demand[Math.floor(this.now / 60)] ?? 0;
      const seconds = Math.min(balancer.steadyFor(this.now), time - this.now);
      const shares = balancer.isEqual ? undefined : balancer.shares(demand, this.now + seconds / 2);
      metrics.add(demand, fleet.counts, seconds, shares);
      this.now += seconds;
    }
    this.group.now = time;
  }

  private create(): void {
    const { group } = this;
    const cause = { by: 'creation', policy: 'creation', reason: 'created', warmup: 0 } as const;
    this.options.journal?.desiredChanged(cause, { from: 0, to: group.desired }, group.range, 0);
    group.reconcileSoon();
  }

  private startAlarms(): readonly AlarmDuty[] {
    const { stack, definition, parameters, seed, start } = this.options;
    const { group, agenda, alarmChanges, metrics } = this;
    const report = this.findings.report;
    const duties = readDuties(stack, { definition, parameters, group, metrics, report });
    const noted = this.options.keepsTimeline === false ? undefined : alarmChanges;
    watchAlarms({ duties, agenda, group, parameters, seed, start, alarmChanges: noted });
    return duties;
  }

  private startSchedule(): Schedule {
    const { stack, definition, start, parameters } = this.options;
    const { agenda, group, warmup } = this;
    const { report } = this.findings;
    const schedule = new Schedule({ agenda, group, start, warmup, parameters, report });
    putActions(stack.scheduledActions, { schedule, groupName: definition.name, report });
    return schedule;
  }

  private startPredictions(): void {
    const { agenda, group, metrics, warmup } = this;
    schedulePredictions({ ...this.options, agenda, group, metrics, warmup, report: this.findings.report });
  }

  /** Of what no policy launches, in seconds: the group's, without a fallback; rule 1.4.1. */
  private get warmup(): number {
    return this.options.definition.defaultInstanceWarmup ?? 0;
  }

  /** What has happened until now, as a run. */
  private run(): Run {
    const { definition, start, demand, seed, parameters } = this.options;
    const { group, fleet, recorder, atStart, now } = this;
    findReplaced(fleet, definition, parameters).forEach(this.findings.report);
    return {
      group: definition.name,
      definition,
      start,
      minutes: demand.length,
      seed,
      parameters,
      range: group.widestRange,
      columns: recorder.columns,
      actions: group.actions,
      alarmChanges: this.alarmChanges,
      totals: totalsOf({ group, fleet, recorder, atStart, now }),
      findings: this.findings.all(),
    };
  }
}

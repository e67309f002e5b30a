import { launchSourceOf } from '../../template/launch-source';
import type { GroupDefinition } from '../../template/read-groups';
import type { Stack } from '../../template/read-stack';
import type { AlarmDuty } from '../alarms/alarm-duty';
import { readDuties } from '../alarms/read-duties';
import { watchAlarms } from '../alarms/watch-alarms';
import { findUnmodelled } from '../find-unmodelled';
import { Findings } from '../findings';
import { Balancer } from '../fleet/balancer';
import { Fleet } from '../fleet/fleet';
import { PHASES } from '../fleet/instance';
import type { Journal } from '../fleet/journal';
import { GroupMetrics } from '../metrics/group-metrics';
import { schedulePredictions } from '../policies/schedule-predictions';
import type { AlarmChange, Run } from '../run';
import { putActions } from '../schedule/put-actions';
import { Schedule } from '../schedule/schedule';
import type { TwinParameters } from '../twin-parameters';
import { Agenda } from './agenda';
import { Group } from './group';
import { Recorder } from './recorder';
import { seededUnit } from './seeded-unit';

export interface GroupModelOptions {
  readonly stack: Stack;
  readonly definition: GroupDefinition;
  /** Offered load of each minute, in instance-capacities; none after the last. */
  readonly demand: Float64Array;
  /** In seconds since 1970, on a full minute. */
  readonly start: number;
  readonly parameters: TwinParameters;
  readonly seed: number;
  /** Undefined when the load is not known in requests. */
  readonly requestsPerCapacity: number | undefined;
  /** `created`: CloudFormation has just made the group, no instance is there yet. @default 'settled' */
  readonly begin?: 'settled' | 'created';
  readonly journal?: Journal;
  /** Whether minutes, actions and alarm changes are kept, or only summed up. @default true */
  readonly keepsTimeline?: boolean;
  /** Told when a minute begins. */
  readonly minuteBegins?: (minute: number, model: GroupModel) => void;
}

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
    this.group = this.createGroup();
    this.fleet = this.createFleet();
    this.group.lead(this.fleet);
    this.balancer = new Balancer(definition, this.fleet.life);
    this.metrics = this.createMetrics();
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
    options.minuteBegins?.(0, this);
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
    const { demand, minuteBegins } = this.options;
    const { metrics, fleet, group } = this;
    metrics.endMinute(minute, demand[minute] ?? 0, fleet.counts);
    if (minute < demand.length) {
      this.recorder.record(minute, group.desired, fleet.counts, metrics.minuteLoad);
    }
    metrics.minuteLoad.begin();
    minuteBegins?.(minute + 1, this);
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

  /** A launch configuration has it unless it says otherwise, a launch template only if it says so; rule 6.9. */
  private get hasDetailedMonitoring(): boolean {
    const { definition } = this.options;
    return launchSourceOf(definition).detailedMonitoring ?? definition.launchTemplate === undefined;
  }

  private createGroup(): Group {
    const { definition, parameters, start, journal, keepsTimeline = true } = this.options;
    const { minSize: min, maxSize: max, desiredCapacity } = definition;
    const desired = Math.min(max, Math.max(min, desiredCapacity));
    const { actionLatency } = parameters;
    return new Group({
      agenda: this.agenda,
      desired,
      range: { min, max },
      actionLatency,
      start,
      journal,
      keepsTimeline,
    });
  }

  private createFleet(): Fleet {
    const { definition, parameters, seed, journal } = this.options;
    const phaseOf = this.hasDetailedMonitoring
      ? () => 0
      : (instance: number) => Math.floor(PHASES * seededUnit(seed, `instance ${instance}`));
    const { agenda, group } = this;
    const { processes } = group;
    return new Fleet({ agenda, parameters, definition, phaseOf, seed, journal, processes, sizes: group });
  }

  private createMetrics(): GroupMetrics {
    const { parameters, requestsPerCapacity } = this.options;
    return new GroupMetrics({ detailedMonitoring: this.hasDetailedMonitoring, requestsPerCapacity, parameters });
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
    const { launched, gone, instances, meter } = this.fleet.life;
    const billed = meter.billedUntil(this.now, instances);
    return {
      group: definition.name,
      start,
      minutes: demand.length,
      seed,
      parameters,
      range: this.group.widestRange,
      columns: this.recorder.columns,
      actions: this.group.actions,
      alarmChanges: this.alarmChanges,
      totals: {
        ...this.recorder.totals,
        scaleOuts: this.group.scaleOuts,
        scaleIns: this.group.scaleIns,
        instanceSecondsBilled: billed.reduce((sum, { seconds }) => sum + seconds, 0),
        billed,
        atStart: this.atStart,
        launched,
        gone,
        atEnd: instances.size,
      },
      findings: this.findings.all(),
    };
  }
}

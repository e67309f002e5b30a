import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';
import { Agenda } from './agenda';
import { PHASES } from './cohort';
import { BasicCpu, type CpuMetric, DetailedCpu } from './cpu-metric';
import { findUnmodelled } from './find-unmodelled';
import { Findings } from './findings';
import { Fleet } from './fleet';
import { Group } from './group';
import { MinuteLoad } from './minute-load';
import { readDuties } from './read-duties';
import { Recorder } from './recorder';
import { RequestsMetric } from './requests-metric';
import type { AlarmChange, Run } from './run';
import { scheduleActions } from './schedule/schedule-actions';
import { seededUnit } from './seeded-unit';
import type { TwinParameters } from './twin-parameters';
import { watchAlarms } from './watch-alarms';

interface EngineOptions {
  readonly stack: Stack;
  readonly definition: GroupDefinition;
  readonly demand: Float64Array;
  readonly start: number;
  readonly parameters: TwinParameters;
  readonly seed: number;
  readonly requestsPerCapacity: number | undefined;
  readonly progress: ((share: number) => void) | undefined;
}

/** Minutes between two reports of progress. */
const PROGRESS_EVERY = 4096;

/** The state of one run, minute by minute. Made, run once, and thrown away. */
export class Engine {
  private readonly agenda = new Agenda();
  private readonly load = new MinuteLoad();
  private readonly alarmChanges: AlarmChange[] = [];
  private readonly findings = new Findings();
  private readonly fleet: Fleet;
  private readonly group: Group;
  private readonly cpu: CpuMetric;
  private readonly requests: RequestsMetric | undefined;
  private readonly recorder: Recorder;
  private readonly atStart: number;
  private now = 0;
  private running = 0;

  constructor(private readonly options: EngineOptions) {
    const { definition, demand, parameters, start, requestsPerCapacity, stack } = options;
    const { minSize: min, maxSize: max, desiredCapacity } = definition;
    const { agenda } = this;
    this.atStart = Math.min(max, Math.max(min, desiredCapacity));
    this.fleet = this.createFleet();
    const { actionLatency, ingestDelay } = parameters;
    this.group = new Group({
      agenda,
      fleet: this.fleet,
      desired: this.atStart,
      range: { min, max },
      actionLatency,
      start,
    });
    this.cpu = new (this.hasDetailedMonitoring ? DetailedCpu : BasicCpu)(demand.length, ingestDelay);
    this.requests =
      requestsPerCapacity === undefined ? undefined : new RequestsMetric(demand, requestsPerCapacity, ingestDelay);
    this.recorder = new Recorder(demand, this.cpu.series);
    for (const finding of [...stack.findings, ...findUnmodelled(stack, definition)]) {
      this.findings.report(finding);
    }
  }

  run(): Run {
    this.fleet.settle(this.atStart);
    this.startAlarms();
    this.startSchedule();
    const { demand, progress } = this.options;
    for (let minute = 0; minute < demand.length; minute++) {
      if (progress && minute % PROGRESS_EVERY === 0) {
        progress(minute / demand.length);
      }
      this.passMinute(minute);
    }
    return this.result();
  }

  /** A launch configuration has it unless it says otherwise, a launch template only if it says so; rule 6.9. */
  private get hasDetailedMonitoring(): boolean {
    const { launchTemplate } = this.options.definition;
    return launchTemplate === undefined || launchTemplate.detailedMonitoring === true;
  }

  private createFleet(): Fleet {
    const { definition, parameters, seed } = this.options;
    const { deregistrationDelay } = definition;
    const phaseOf = (instance: number) => Math.floor(PHASES * seededUnit(seed, `instance ${instance}`));
    return new Fleet({
      agenda: this.agenda,
      parameters,
      deregistrationDelay,
      ...(!this.hasDetailedMonitoring && { phaseOf }),
    });
  }

  private startAlarms(): void {
    const { stack, definition, parameters, seed, start } = this.options;
    const { group, agenda, alarmChanges } = this;
    const report = this.findings.report;
    const cpu = this.cpu.series;
    const duties = readDuties(stack, { definition, parameters, group, cpu, requests: this.requests?.series, report });
    watchAlarms({ duties, agenda, group, parameters, seed, start, alarmChanges });
  }

  private startSchedule(): void {
    const { stack, definition, start, demand, parameters } = this.options;
    const { agenda, group } = this;
    const end = start + 60 * demand.length;
    scheduleActions({
      actions: stack.scheduledActions.filter(({ groupName }) => groupName === definition.name),
      agenda,
      group,
      start,
      end,
      warmup: definition.defaultInstanceWarmup ?? 0,
      parameters,
      report: this.findings.report,
    });
  }

  private passMinute(minute: number): void {
    const demand = this.options.demand[minute]!;
    const end = (minute + 1) * 60;
    this.load.begin();
    while (this.agenda.next < end) {
      this.passTo(this.agenda.next, demand);
      this.agenda.proceed();
    }
    this.passTo(end, demand);
    this.cpu.publish(minute, this.load, this.fleet);
    this.requests?.publish(minute, this.load, this.fleet);
    this.recorder.record(minute, this.group.desired, this.fleet, this.load);
  }

  /** Nothing changes until then. */
  private passTo(time: number, demand: number): void {
    const seconds = time - this.now;
    if (seconds > 0) {
      this.load.add(demand, this.fleet, seconds);
      this.running += (this.fleet.inService + this.fleet.draining) * seconds;
      this.now = time;
    }
    this.group.now = time;
  }

  private result(): Run {
    const { definition, start, demand, seed, parameters } = this.options;
    const { launched, gone, active, terminating, billedBeyondRunning } = this.fleet;
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
        instanceSecondsBilled: this.running + billedBeyondRunning,
        atStart: this.atStart,
        launched,
        gone,
        atEnd: active + terminating,
      },
      findings: this.findings.all(),
    };
  }
}

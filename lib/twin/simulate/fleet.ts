import type { Agenda } from './agenda';
import { type Cohort, PHASES, takeFrom } from './cohort';
import type { TwinParameters } from './twin-parameters';

/** EC2 bills at least so many seconds of each start; rule 8.1. */
const LEAST_BILLED = 60;

interface FleetOptions {
  readonly agenda: Agenda;
  readonly parameters: TwinParameters;
  /** How long an instance drains, in seconds. */
  readonly deregistrationDelay: number;
  /** The minute of five in which the nth instance reports; undefined with detailed monitoring. */
  readonly phaseOf?: (instance: number) => number;
}

/** The instances of a group, counted rather than kept one by one. Oldest go first. */
export class Fleet {
  /** Launched and not yet told to go. */
  active = 0;
  inService = 0;
  serving = 0;
  warm = 0;
  warmAndServing = 0;
  /** Told to go and not yet gone; `draining` are those still billed. */
  terminating = 0;
  draining = 0;
  launched = 0;
  gone = 0;
  /** When the last launch or termination was over as a cooldown sees it; rules 2.12 and 2.13. */
  finishedAt = Number.NEGATIVE_INFINITY;
  /** What the least billed time adds to the running time, in seconds. */
  billedBeyondRunning = 0;
  /** Warm instances by the minute of five in which they report. */
  readonly warmByPhase: number[] = new Array(PHASES).fill(0);

  private readonly cohorts: Cohort[] = [];
  private named = 0;

  constructor(private readonly options: FleetOptions) {}

  /** Instances that are there and warm when the run begins. */
  settle(count: number): void {
    const cohort = this.newCohort(count);
    this.enterService(cohort, 0);
    this.startServing(cohort);
    this.endWarmup(cohort);
  }

  /** Launches instances that warm up for so many seconds once they are in service. */
  launch(count: number, now: number, warmup: number): void {
    const { agenda, parameters } = this.options;
    const cohort = this.newCohort(count);
    this.launched += count;
    agenda.at(now + parameters.launchToInService, (time) => {
      this.enterService(cohort, time);
      this.finishedAt = time;
      agenda.at(time + parameters.applicationBoot, () => this.startServing(cohort));
      agenda.at(time + warmup, () => this.endWarmup(cohort));
    });
  }

  terminate(count: number, now: number): void {
    for (let left = Math.min(count, this.active); left > 0; ) {
      const oldest = this.cohorts[0]!;
      const taken = Math.min(left, oldest.count);
      this.remove(oldest, taken, now);
      left -= taken;
      if (oldest.count === 0) {
        this.cohorts.shift();
      }
    }
  }

  private newCohort(count: number): Cohort {
    const { phaseOf } = this.options;
    const cohort: Cohort = {
      count,
      inServiceAt: Number.NaN,
      inService: false,
      serving: false,
      warm: false,
      ...(phaseOf && { phases: this.drawPhases(count, phaseOf) }),
    };
    this.cohorts.push(cohort);
    this.active += count;
    return cohort;
  }

  private drawPhases(count: number, phaseOf: (instance: number) => number): number[] {
    const phases = new Array<number>(PHASES).fill(0);
    for (let index = 0; index < count; index++) {
      const phase = phaseOf(this.named++);
      phases[phase] = phases[phase]! + 1;
    }
    return phases;
  }

  private enterService(cohort: Cohort, now: number): void {
    cohort.inService = true;
    cohort.inServiceAt = now;
    this.inService += cohort.count;
  }

  private startServing(cohort: Cohort): void {
    cohort.serving = true;
    this.serving += cohort.count;
    this.warmAndServing += cohort.warm ? cohort.count : 0;
  }

  private endWarmup(cohort: Cohort): void {
    cohort.warm = true;
    this.warm += cohort.count;
    this.warmAndServing += cohort.serving ? cohort.count : 0;
    this.countPhases(cohort.phases ?? [], 1);
  }

  private remove(cohort: Cohort, count: number, now: number): void {
    const phases = takeFrom(cohort, count);
    this.active -= count;
    this.terminating += count;
    this.inService -= cohort.inService ? count : 0;
    this.serving -= cohort.serving ? count : 0;
    this.warm -= cohort.warm ? count : 0;
    this.warmAndServing -= cohort.warm && cohort.serving ? count : 0;
    if (cohort.warm) {
      this.countPhases(phases, -1);
    }
    this.takeDown(cohort, count, now);
  }

  /** Only what was in service runs, drains and is billed. */
  private takeDown(cohort: Cohort, count: number, now: number): void {
    const { agenda, parameters, deregistrationDelay } = this.options;
    const drained = now + (cohort.inService ? deregistrationDelay : 0);
    this.finishedAt = parameters.cooldownStart === 'start of draining' ? now : drained;
    if (cohort.inService) {
      this.draining += count;
      agenda.at(drained, () => {
        this.draining -= count;
        this.billedBeyondRunning += count * Math.max(0, LEAST_BILLED - (drained - cohort.inServiceAt));
      });
    }
    agenda.at(drained + parameters.shutdown, () => {
      this.terminating -= count;
      this.gone += count;
    });
  }

  private countPhases(phases: readonly number[], sign: 1 | -1): void {
    for (let phase = 0; phase < phases.length; phase++) {
      this.warmByPhase[phase] = this.warmByPhase[phase]! + sign * phases[phase]!;
    }
  }
}

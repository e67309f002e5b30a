import type { GroupDefinition } from '../../template/read-groups';
import type { Agenda } from '../model/agenda';
import type { Processes } from '../model/processes';
import type { TwinParameters } from '../twin-parameters';
import { BillingMeter } from './billing-meter';
import { Counts } from './counts';
import { type Instance, type InstanceKind, type LifecycleState, type Place, placeOf } from './instance';
import type { Journal } from './journal';

export interface LifeOptions {
  readonly agenda: Agenda;
  readonly parameters: TwinParameters;
  readonly definition: GroupDefinition;
  /** The minute of five in which the nth instance reports with basic monitoring. */
  readonly phaseOf: (instance: number) => number;
  readonly journal?: Journal | undefined;
  readonly processes: Processes;
}

/** Who wants to know that an instance has come further. */
export interface LifeListener {
  inService?(instance: Instance, now: number): void;
  serving?(instance: Instance, now: number): void;
  warm?(instance: Instance, now: number): void;
  /** It was told to go. */
  leaving?(instance: Instance, now: number): void;
  /** It left without having been told to. */
  lost?(instance: Instance, now: number): void;
  /** It has drained and could stay, in the warm pool. True when it does. */
  drained?(instance: Instance, now: number): boolean;
}

type Event = 'inService' | 'serving' | 'warm' | 'leaving' | 'lost';

/** The instances of a group: all that are not gone, counted, billed, and told about. */
export class Instances {
  readonly counts: Counts;
  readonly meter = new BillingMeter();
  /** In the order in which they were launched. */
  readonly instances = new Set<Instance>();
  readonly listeners: LifeListener[] = [];
  gone = 0;
  private created = 0;

  constructor(readonly options: LifeOptions) {
    this.counts = new Counts(options.definition.placements);
  }

  /** Those in a place, in the order in which they were launched. O(instances). */
  in(wanted: Place): readonly Instance[] {
    return [...this.instances].filter((instance) => placeOf(instance) === wanted);
  }

  create(kind: InstanceKind, now: number, warmup: number, state: LifecycleState = 'Pending'): Instance {
    const number = this.created++;
    const { phaseOf, definition } = this.options;
    const instance: Instance = {
      ...kind,
      number,
      phase: phaseOf(number),
      launchedAt: now,
      warmup,
      state,
      steps: 0,
      inServiceAt: Number.NaN,
      runningSince: Number.NaN,
      isServing: false,
      isWarm: false,
      isProtected: definition.newInstancesProtectedFromScaleIn,
      mayReturn: false,
    };
    this.instances.add(instance);
    this.counts.count(instance, 1);
    return instance;
  }

  /** Changes an instance in a way that may change what it counts for. */
  change(instance: Instance, mutate: () => void): void {
    this.counts.count(instance, -1);
    mutate();
    this.counts.count(instance, 1);
  }

  setState(instance: Instance, state: LifecycleState): void {
    this.change(instance, () => {
      instance.state = state;
      instance.steps += 1;
    });
  }

  /** Lets something happen to an instance at a time, unless its state has changed by then. */
  later(instance: Instance, time: number, happen: (time: number) => void): void {
    const { steps } = instance;
    this.options.agenda.at(time, (now) => {
      if (instance.steps === steps) {
        happen(now);
      }
    });
  }

  remove(instance: Instance, now: number): void {
    this.setState(instance, 'Terminated');
    this.instances.delete(instance);
    this.gone += 1;
    this.options.journal?.finished(instance, now);
  }

  tell(event: Event, instance: Instance, now: number): void {
    for (const listener of this.listeners) {
      listener[event]?.(instance, now);
    }
  }
}

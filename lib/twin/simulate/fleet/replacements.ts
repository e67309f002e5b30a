import { unhealthyBatch } from '../../../scaling/unhealthy-batch';
import type { Processes } from '../model/processes';
import { type Instance, placeOf } from './instance';
import type { InstanceLife } from './instance-life';
import type { LifeListener } from './instances';

/** From the decision to replace an instance to the launch of another, in seconds; observed, rule 5.3.6. */
const REPLACEMENT_LATENCY = 2;

interface ReplacementsOptions {
  readonly sizes: { readonly desired: number };
  readonly launch: (now: number) => Instance;
  /** Brings the group back to desired capacity. */
  readonly reconcile: (now: number) => void;
}

/**
 * Replaces instances, a tenth of the group at once, at least one (rule 5.3.4). It terminates and then launches; with an
 * instance maintenance policy whose minimum is 100 % it launches first (rule 5.3.5).
 */
export class Replacements implements LifeListener {
  private readonly waiting = new Set<Instance>();
  /**
   * New instances that are not yet warm, each with what is to go once it is in service; and those on their way out for
   * which none has been launched yet.
   */
  private readonly underway = new Map<Instance, Instance | undefined>();

  constructor(
    private readonly life: InstanceLife,
    private readonly options: ReplacementsOptions,
  ) {
    life.listeners.push(this);
  }

  /** Capacity above the desired one, while replacements are launched first. */
  get extra(): number {
    return unitsOf([...this.underway.values()].flatMap((old) => (old && placeOf(old) === 'active' ? [old] : [])));
  }

  /** Whether an instance goes as soon as the one that was launched for it is in service. */
  isDoomed(instance: Instance): boolean {
    return [...this.underway.values()].includes(instance);
  }

  /** Asks for an instance to be replaced when it is its turn. */
  request(instance: Instance, now: number): void {
    if (!this.isDoomed(instance)) {
      this.waiting.add(instance);
      this.proceed(now);
    }
  }

  /** Goes on with what waits because a process was suspended. */
  resume(now: number): void {
    for (const instance of [...this.underway.keys()].filter(({ state }) => state === 'InService')) {
      this.inService(instance, now);
      if (instance.isWarm) {
        this.warm(instance, now);
      }
    }
    this.proceed(now);
  }

  inService(instance: Instance, now: number): void {
    const old = this.underway.get(instance);
    if (old && this.processes.areActive('Terminate')) {
      this.underway.set(instance, undefined);
      this.takeOut(old, now);
      this.options.reconcile(now);
    }
  }

  /** One for which another has still to go stays under way. */
  warm(instance: Instance, now: number): void {
    if (this.underway.get(instance) === undefined && this.underway.delete(instance)) {
      this.proceed(now);
    }
  }

  leaving(instance: Instance, now: number): void {
    this.waiting.delete(instance);
    this.giveUp(instance, now);
  }

  lost(instance: Instance, now: number): void {
    this.waiting.delete(instance);
    this.giveUp(instance, now);
    this.life.options.agenda.at(now + REPLACEMENT_LATENCY, this.options.reconcile);
  }

  /** A new instance did not come into service: what it was to replace waits again, and others have their turn. */
  private giveUp(instance: Instance, now: number): void {
    const old = this.underway.get(instance);
    if (old && placeOf(old) === 'active') {
      this.waiting.add(old);
    }
    if (this.underway.delete(instance)) {
      this.life.options.agenda.at(now + REPLACEMENT_LATENCY, (time) => this.proceed(time));
    }
  }

  private proceed(now: number): void {
    for (const old of this.waiting) {
      if (this.isHeld || !this.hasRoomFor(old)) {
        return;
      }
      this.waiting.delete(old);
      this.replace(old, now);
    }
  }

  /** Whether a process is suspended without which nothing can be replaced; rule 5.4. */
  private get isHeld(): boolean {
    const first = this.launchesFirst ? (['Launch'] as const) : [];
    return !this.processes.areActive('ReplaceUnhealthy', 'Terminate', ...first);
  }

  private get launchesFirst(): boolean {
    return (this.life.options.definition.maintenance?.minHealthyPercentage ?? 0) >= 100;
  }

  private get processes(): Processes {
    return this.life.options.processes;
  }

  private hasRoomFor({ weight }: Instance): boolean {
    const units = unitsOf([...this.underway.keys()]);
    return units === 0 || units + weight <= unhealthyBatch(this.options.sizes.desired);
  }

  private replace(old: Instance, now: number): void {
    const { launch, sizes } = this.options;
    if (this.launchesFirst) {
      this.underway.set(launch(now), old);
      return;
    }
    this.takeOut(old, now);
    this.underway.set(old, undefined);
    this.life.options.agenda.at(now + REPLACEMENT_LATENCY, (time) => {
      this.underway.delete(old);
      if (this.life.counts.active < sizes.desired + this.extra && this.processes.areActive('Launch')) {
        this.underway.set(launch(time), undefined);
      }
      this.proceed(time);
    });
  }

  private takeOut(old: Instance, now: number): void {
    if (placeOf(old) === 'active') {
      const { active } = this.life.counts;
      this.life.terminate(old, now, { from: active, to: active - old.weight, isReplacement: true });
    }
  }
}

function unitsOf(instances: readonly Instance[]): number {
  return instances.reduce((sum, { weight }) => sum + weight, 0);
}

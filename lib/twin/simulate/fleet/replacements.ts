import { unhealthyBatch } from '../../../scaling/unhealthy-batch';
import type { Processes } from '../model/processes';
import { type Instance, placeOf } from './instance';
import type { InstanceLife } from './instance-life';
import type { LifeListener } from './instances';
import { ReplacementSlots } from './replacement-slots';

/** From the decision to replace an instance to the launch of another, in seconds; observed, rule 5.3.6. */
const REPLACEMENT_LATENCY = 2;

interface ReplacementsOptions {
  readonly sizes: { readonly desired: number };
  readonly launch: (now: number) => Instance;
  /** Brings the group back to desired capacity. */
  readonly reconcile: (now: number) => void;
}

/**
 * Replaces instances, a tenth of the group at once, at least one; one at a time while none serves, and none while
 * launches are underway and a tenth is missing already (rule 5.3.4). A replacement is over when the new instance serves
 * and is warm. It terminates and then launches; with an instance maintenance policy whose minimum is 100 % it launches
 * first (rule 5.3.5).
 */
export class Replacements implements LifeListener {
  private readonly waiting = new Set<Instance>();
  private readonly slots = new ReplacementSlots();

  constructor(
    private readonly life: InstanceLife,
    private readonly options: ReplacementsOptions,
  ) {
    life.listeners.push(this);
  }

  /** Capacity above the desired one, while replacements are launched first. */
  get extra(): number {
    return this.slots.extra;
  }

  /** Whether an instance goes as soon as the one that was launched for it is in service. */
  isDoomed(instance: Instance): boolean {
    return this.slots.isDoomed(instance);
  }

  /** Asks for an instance to be replaced when it is its turn. */
  request(instance: Instance, now: number): void {
    if (!this.isDoomed(instance)) {
      this.waiting.add(instance);
      this.handOn(instance, now);
      this.proceed(now);
    }
  }

  /** Goes on with what waits because a process was suspended. */
  resume(now: number): void {
    for (const instance of this.slots.holders.filter(({ state }) => state === 'InService')) {
      this.inService(instance, now);
      if (instance.isWarm) {
        this.warm(instance, now);
      }
    }
    this.proceed(now);
  }

  inService(instance: Instance, now: number): void {
    const old = this.slots.oldOf(instance);
    if (old && this.processes.areActive('Terminate')) {
      this.slots.hold(instance);
      this.takeOut(old, now);
    }
    this.proceed(now);
  }

  serving(instance: Instance, now: number): void {
    this.endIfDone(instance, now);
  }

  /** One for which another has still to go stays under way. */
  warm(instance: Instance, now: number): void {
    this.handOn(instance, now);
    this.endIfDone(instance, now);
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

  /** A new instance that is to go itself does not end its replacement by serving: once it is warm, another follows it. */
  private handOn(instance: Instance, now: number): void {
    if (instance.isWarm && this.slots.has(instance) && this.waiting.delete(instance)) {
      this.slots.free(instance);
      this.replace(instance, now);
    }
  }

  private endIfDone(instance: Instance, now: number): void {
    const isAlone = this.slots.oldOf(instance) === undefined;
    if (isAlone && instance.isServing && instance.isWarm && this.slots.free(instance)) {
      this.proceed(now);
    }
  }

  /** A new instance did not come into service: what it was to replace waits again, and others have their turn. */
  private giveUp(instance: Instance, now: number): void {
    const old = this.slots.oldOf(instance);
    if (old && placeOf(old) === 'active') {
      this.waiting.add(old);
    }
    if (this.slots.free(instance) || this.waiting.size > 0) {
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

  /** *Assumption*: AWS says that fewer are replaced when all are unhealthy, not how many; one at a time is least. */
  private hasRoomFor({ weight }: Instance): boolean {
    const { active, inService, healthy } = this.life.counts;
    const { desired } = this.options.sizes;
    const batch = unhealthyBatch(desired);
    const { units } = this.slots;
    const isShort = active > inService && inService + batch <= desired;
    return !isShort && (units === 0 || (healthy > 0 && units + weight <= batch));
  }

  private replace(old: Instance, now: number): void {
    const { launch, sizes } = this.options;
    if (this.launchesFirst) {
      this.slots.hold(launch(now), old);
      return;
    }
    this.takeOut(old, now);
    this.slots.hold(old);
    this.life.options.agenda.at(now + REPLACEMENT_LATENCY, (time) => {
      this.slots.free(old);
      if (this.life.counts.active < sizes.desired + this.extra && this.processes.areActive('Launch')) {
        this.slots.hold(launch(time));
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

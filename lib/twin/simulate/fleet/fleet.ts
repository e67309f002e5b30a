import { nextKind } from './choose';
import type { Counts } from './counts';
import { watchHealth } from './health';
import type { Instance } from './instance';
import { InstanceLife } from './instance-life';
import type { LifeOptions } from './instances';
import type { CapacityChange } from './journal';
import { scheduleMishaps } from './mishaps';
import { Replacements } from './replacements';
import { ScaleInOrder } from './scale-in-order';
import { TerminationLimit } from './termination-limit';
import { WarmPool } from './warm-pool';

interface FleetOptions extends LifeOptions {
  /** Sizes that the fleet is to follow. */
  readonly sizes: { readonly desired: number; readonly range: { readonly max: number } };
  readonly seed: number;
}

/** The instances of a group, and how they follow its desired capacity. */
export class Fleet {
  readonly life: InstanceLife;
  /** Whether instances that are too many wait for the limit on terminations. */
  isHeldUp = false;
  private readonly pool: WarmPool | undefined;
  private readonly replacements: Replacements;
  private readonly limit: TerminationLimit;

  constructor(private readonly options: FleetOptions) {
    const { definition, sizes, parameters } = options;
    this.life = new InstanceLife(options);
    this.limit = new TerminationLimit(parameters.terminationsPerMinute);
    this.pool = definition.warmPool && new WarmPool(this.life, definition.warmPool, sizes);
    this.replacements = new Replacements(this.life, {
      sizes,
      launch: (now) => this.launchReplacement(now),
      reconcile: (now) => this.reconcile(now, this.defaultWarmup),
    });
    watchHealth(this.life, this.replacements);
    scheduleMishaps(this.life, options.seed);
  }

  get counts(): Counts {
    return this.life.counts;
  }

  get finishedAt(): number {
    return this.life.finishedAt;
  }

  /** Instances that are there and warm when the run begins, and a full warm pool. */
  settle(): void {
    while (this.counts.active < this.options.sizes.desired) {
      this.life.settle(nextKind(this.options.definition, this.counts.spread.active));
    }
    this.pool?.settle();
  }

  /**
   * Launches or terminates what desired capacity is off by. Weighted instances may overshoot it, never fall short.
   *
   * @param warmup of what is launched, in seconds
   */
  reconcile(now: number, warmup: number): void {
    const change = { from: this.counts.active, to: this.wanted };
    while (this.counts.active < this.wanted && this.options.processes.areActive('Launch')) {
      this.launchOne(now, warmup, change);
    }
    this.shrink(now, change);
    this.pool?.resize(now);
    if (this.counts.active === this.wanted) {
      this.options.journal?.settled();
    }
  }

  /** Makes up for what a suspended process has kept from happening to single instances. */
  resume(now: number): void {
    this.replacements.resume(now);
  }

  /** What there is to be, in capacity units, with what is launched before what it replaces has gone. */
  private get wanted(): number {
    return this.options.sizes.desired + this.replacements.extra;
  }

  private launchOne(now: number, warmup: number, change: CapacityChange): Instance {
    return (
      this.pool?.take(now, warmup, change) ??
      this.life.launch(nextKind(this.options.definition, this.counts.spread.active), now, warmup, change)
    );
  }

  private launchReplacement(now: number): Instance {
    const { active } = this.counts;
    const instance = this.launchOne(now, this.defaultWarmup, { from: active, to: active + 1 });
    this.pool?.resize(now);
    return instance;
  }

  private shrink(now: number, change: CapacityChange): void {
    let order: ScaleInOrder | undefined;
    while (this.counts.active > this.wanted) {
      order ??= this.scaleInOrder();
      const { next } = order;
      if (next === undefined || this.counts.active - next.weight < this.wanted) {
        return; // all are protected, or without one there would be too few
      }
      if (now < this.limit.nextAt) {
        this.shrinkLater();
        return;
      }
      const { extra } = this.replacements;
      this.limit.count(now);
      next.mayReturn = next.state === 'InService';
      order.take(next);
      this.life.terminate(next, now, change);
      order = this.replacements.extra === extra ? order : undefined; // what it was to replace may now go as well
    }
  }

  private scaleInOrder(): ScaleInOrder {
    const mayTerminate = this.options.processes.areActive('Terminate');
    const staying = this.life
      .in('active')
      .filter((instance) => !this.replacements.isDoomed(instance) && (mayTerminate || instance.state !== 'InService'));
    return new ScaleInOrder(this.options.definition, staying);
  }

  private shrinkLater(): void {
    if (!this.isHeldUp) {
      this.isHeldUp = true;
      this.options.agenda.at(this.limit.nextAt, (now) => {
        this.isHeldUp = false;
        this.reconcile(now, this.defaultWarmup);
      });
    }
  }

  private get defaultWarmup(): number {
    return this.options.definition.defaultInstanceWarmup ?? 0;
  }
}

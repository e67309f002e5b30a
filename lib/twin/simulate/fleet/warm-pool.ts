import { warmPoolSize } from '../../../scaling/warm-pool-size';
import type { WarmPoolDefinition } from '../../template/read-warm-pools';
import { bestOf, nextKind } from './choose';
import { type HookWait, hookWait } from './hooks';
import type { Instance } from './instance';
import type { InstanceLife } from './instance-life';
import { InstanceQueue } from './instance-queue';
import type { LifeListener } from './instances';
import type { CapacityChange } from './journal';
import { together } from './spread';

/** Instances that were started once, and wait to be started again; rules 5.5.1 to 5.5.5. */
export class WarmPool implements LifeListener {
  private readonly ready: `Warmed:${WarmPoolDefinition['state']}`;
  private readonly isRunning: boolean;
  /** Instances that are ready, by placement. */
  private readonly rested: readonly InstanceQueue[];
  /** Hooks that hold an instance back also when it leaves: what completes a hook in time has done its work before. */
  private readonly hooks: HookWait | undefined;

  constructor(
    private readonly life: InstanceLife,
    private readonly definition: WarmPoolDefinition,
    private readonly sizes: { readonly desired: number; readonly range: { readonly max: number } },
  ) {
    const { definition: group, parameters } = life.options;
    const endless = group.hooks.filter(({ name }) => parameters.hookCompletion[name] === undefined);
    this.hooks = hookWait(endless, 'launching', parameters);
    this.ready = `Warmed:${definition.state}`;
    this.isRunning = definition.state === 'Running';
    this.rested = group.placements.map(() => new InstanceQueue());
    life.listeners.push(this);
  }

  /** The pool as it is when the run begins: full. */
  settle(): void {
    while (this.life.counts.pooled < this.wanted) {
      const instance = this.create(0);
      this.putReady(instance);
      if (this.isRunning) {
        this.life.meter.start(instance, 0);
      }
    }
  }

  /** Takes an instance that is ready into the group, for the zone that has fewest; undefined when there is none. */
  take(now: number, warmup: number, change: CapacityChange): Instance | undefined {
    const instance = this.next();
    if (instance === undefined) {
      return undefined;
    }
    const { life, isRunning } = this;
    const { journal, parameters } = life.options;
    this.rested[instance.placement]!.remove(instance);
    instance.warmup = warmup;
    life.setState(instance, 'Pending');
    journal?.launching(instance, change, now);
    const start = isRunning ? parameters.warmRunningStart : parameters.warmStoppedStart;
    life.later(instance, now + start, (time) => {
      if (!isRunning) {
        life.meter.start(instance, time);
      }
      const enter = (end: number) =>
        life.enterService(instance, end, Math.max(0, parameters.warmApplicationBoot - (end - time)));
      life.passHooks(instance, time, this.hooks, 'Pending:Wait', enter);
    });
    return instance;
  }

  /** Launches into the pool, or terminates out of it, what its size is off by. */
  resize(now: number): void {
    const change = { from: this.life.counts.pooled, to: this.wanted };
    const mayLaunch = this.life.options.processes.areActive('Launch');
    for (let missing = this.wanted - this.life.counts.pooled - this.returning; mayLaunch && missing > 0; missing--) {
      this.prepare(this.create(now), now, change);
    }
    const surplus = this.life.counts.pooled - this.wanted;
    for (const instance of surplus > 0 ? this.life.in('pooled').slice(0, surplus) : []) {
      this.rested[instance.placement]!.remove(instance);
      this.life.discard(instance, now, change);
    }
  }

  /** With instance reuse an instance that was scaled in comes back, if there is room; rule 5.5.4. */
  drained(instance: Instance, now: number): boolean {
    instance.mayReturn = false;
    if (!this.definition.reuseOnScaleIn || this.life.counts.pooled >= this.wanted) {
      return false;
    }
    this.rest(instance, now);
    return true;
  }

  /** It boots, application, hooks and all, and then rests; until then it is billed. */
  private prepare(instance: Instance, now: number, change: CapacityChange): void {
    const { life } = this;
    const { launchToInService, applicationBoot } = life.options.parameters;
    life.launched += 1;
    life.options.journal?.launching(instance, change, now);
    life.later(instance, now + launchToInService, (time) => {
      life.meter.start(instance, time);
      life.passHooks(instance, time, life.launchHooks, 'Warmed:Pending:Wait', (end) =>
        life.later(instance, Math.max(end, time + applicationBoot), (booted) => this.rest(instance, booted)),
      );
    });
  }

  private rest(instance: Instance, now: number): void {
    if (!this.isRunning) {
      this.life.meter.stop(instance, now);
    }
    this.putReady(instance);
    this.life.options.journal?.finished(instance, now);
  }

  /** Instances that are draining and will be used again. */
  private get returning(): number {
    const { life, definition } = this;
    return definition.reuseOnScaleIn ? life.in('leaving').filter(({ mayReturn }) => mayReturn).length : 0;
  }

  private putReady(instance: Instance): void {
    this.life.setState(instance, this.ready);
    this.rested[instance.placement]!.add(instance);
  }

  private next(): Instance | undefined {
    const { active } = this.life.counts.spread;
    return bestOf(
      this.rested.flatMap(({ first }) => first ?? []),
      [({ placement }) => -active.inZoneOf(placement)],
    );
  }

  private create(now: number): Instance {
    const { life } = this;
    const { active, pooled } = life.counts.spread;
    return life.create(nextKind(life.options.definition, together([active, pooled])), now, 0, 'Warmed:Pending');
  }

  private get wanted(): number {
    const { minSize, maxGroupPreparedCapacity } = this.definition;
    const { desired, range } = this.sizes;
    return warmPoolSize({
      minSize,
      maxSize: range.max,
      desired,
      ...(maxGroupPreparedCapacity !== undefined && { maxGroupPreparedCapacity }),
    });
  }
}

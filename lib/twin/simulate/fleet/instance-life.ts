import { type HookWait, hookWait } from './hooks';
import type { Instance, InstanceKind, LifecycleState } from './instance';
import { Instances, type LifeOptions } from './instances';
import type { CapacityChange } from './journal';

/** Takes the instances of a group through their life cycle, step by step on the agenda; rules 5.2.1 to 5.2.5. */
export class InstanceLife extends Instances {
  launched = 0;
  /** Launches that a hook gave up. */
  abandoned = 0;
  /** Instances that were replaced before they ever served. */
  replacedUnserved = 0;
  /** When the last launch or termination was over as a cooldown sees it; rules 2.12 and 2.13. */
  finishedAt = Number.NEGATIVE_INFINITY;
  readonly launchHooks: HookWait | undefined;
  private readonly terminationHooks: HookWait | undefined;

  constructor(options: LifeOptions) {
    super(options);
    const { hooks } = options.definition;
    this.launchHooks = hookWait(hooks, 'launching', options.parameters);
    this.terminationHooks = hookWait(hooks, 'terminating', options.parameters);
  }

  /** An instance that is there, serving and warm, when the run begins. */
  settle(kind: InstanceKind): void {
    const instance = this.create(kind, 0, 0);
    instance.inServiceAt = 0;
    this.setState(instance, 'InService');
    this.change(instance, () => {
      instance.isServing = true;
      instance.isWarm = true;
    });
    this.meter.start(instance, 0);
    this.tell('inService', instance, 0);
  }

  /** Launches an instance that warms up for so many seconds once it is in service. */
  launch(kind: InstanceKind, now: number, warmup: number, change: CapacityChange): Instance {
    const instance = this.create(kind, now, warmup);
    const { journal, parameters } = this.options;
    this.launched += 1;
    journal?.launching(instance, change, now);
    this.later(instance, now + parameters.launchToInService, (time) => {
      this.meter.start(instance, time);
      this.passHooks(instance, time, this.launchHooks, 'Pending:Wait', (end) =>
        this.enterService(instance, end, Math.max(0, parameters.applicationBoot - (end - time))),
      );
    });
    return instance;
  }

  /** Holds an instance for its hooks, in their state; what abandons it, takes it away. */
  passHooks(
    instance: Instance,
    now: number,
    hooks: HookWait | undefined,
    state: LifecycleState,
    proceed: (time: number) => void,
  ): void {
    if (hooks === undefined) {
      proceed(now);
      return;
    }
    this.setState(instance, state);
    this.later(instance, now + hooks.seconds, (time) => {
      if (hooks.result === 'CONTINUE') {
        proceed(time);
        return;
      }
      this.abandoned += 1;
      this.lose(instance, time);
    });
  }

  /** @param boot seconds until its application serves */
  enterService(instance: Instance, now: number, boot: number): void {
    instance.inServiceAt = now;
    this.setState(instance, 'InService');
    this.finish(now);
    this.options.journal?.finished(instance, now);
    this.tell('inService', instance, now);
    this.later(instance, now + boot, (time) => this.reach(instance, 'isServing', 'serving', time));
    this.later(instance, now + instance.warmup, (time) => this.reach(instance, 'isWarm', 'warm', time));
  }

  /** Takes an instance out: it drains and passes the termination hooks if it was in service, and goes. */
  terminate(instance: Instance, now: number, change: CapacityChange): void {
    const { journal, parameters, definition } = this.options;
    const drained = now + (instance.state === 'InService' ? definition.deregistrationDelay : 0);
    this.replacedUnserved += change.isReplacement && !instance.isServing ? 1 : 0;
    this.setState(instance, 'Terminating');
    this.change(instance, () => {
      instance.isServing = false;
      instance.isWarm = false;
    });
    this.finish(parameters.cooldownStart === 'start of draining' ? now : drained);
    journal?.terminating(instance, change, now);
    this.tell('leaving', instance, now);
    this.later(instance, drained, (time) => this.passTerminationHooks(instance, time, 'Terminating:Wait'));
  }

  /** Takes an instance out of the warm pool, which does not begin a cooldown. */
  discard(instance: Instance, now: number, change: CapacityChange): void {
    this.setState(instance, 'Warmed:Terminating');
    this.options.journal?.terminating(instance, change, now);
    this.passTerminationHooks(instance, now, 'Warmed:Terminating:Wait');
  }

  /** It is gone at once: its launch was given up, it failed, or Spot took it. */
  lose(instance: Instance, now: number): void {
    this.meter.stop(instance, now);
    this.remove(instance, now);
    this.tell('lost', instance, now);
  }

  /** Whatever their result, the instance goes; rule 5.2.4. */
  private passTerminationHooks(instance: Instance, now: number, state: LifecycleState): void {
    const hooks = this.terminationHooks;
    if (hooks === undefined) {
      this.stop(instance, now);
      return;
    }
    this.setState(instance, state);
    this.later(instance, now + hooks.seconds, (time) => this.stop(instance, time));
  }

  private stop(instance: Instance, now: number): void {
    if (instance.mayReturn && this.listeners.some((listener) => listener.drained?.(instance, now))) {
      return;
    }
    this.meter.stop(instance, now);
    this.later(instance, now + this.options.parameters.shutdown, (time) => this.remove(instance, time));
  }

  private reach(instance: Instance, what: 'isServing' | 'isWarm', event: 'serving' | 'warm', now: number): void {
    this.change(instance, () => {
      instance[what] = true;
    });
    this.tell(event, instance, now);
  }

  private finish(time: number): void {
    this.finishedAt = Math.max(this.finishedAt, time);
  }
}

import type { GroupDefinition } from '../../template/read-groups';
import type { Shares } from '../metrics/slot-load';
import type { Instance } from './instance';
import type { Instances, LifeListener } from './instances';

/** The least share of its full one that a target in slow start takes. *Assumption*: AWS says "linear". */
const LEAST_SHARE = 0.01;
/** Seconds in which a share that grows is taken to stay. */
const RAMP_STEP = 10;

/**
 * How the balancer spreads the load where targets do not all take the same: while some are in slow start (rule 7.3), or
 * when each zone takes the same share whatever its targets (cross-zone load balancing off, rule 7.11).
 */
export class Balancer implements LifeListener {
  /** Targets in slow start, since when. */
  private readonly ramping = new Map<Instance, number>();
  /** When the first target became healthy beside which there was none. */
  private firstAt = Number.NEGATIVE_INFINITY;
  private readonly slowStart: number;
  private readonly byZone: boolean;

  constructor(
    private readonly definition: GroupDefinition,
    private readonly life: Instances,
  ) {
    const { targetGroups, placements } = definition;
    this.slowStart = Math.max(0, ...targetGroups.map(({ slowStart }) => slowStart));
    const zones = new Set(placements.map(({ zone }) => zone));
    this.byZone = zones.size > 1 && targetGroups.some(({ crossZone }) => !crossZone);
    life.listeners.push(this);
  }

  /** Slow start begins only beside a healthy target that is not in it, and did not become healthy at the same time. */
  serving(instance: Instance, now: number): void {
    this.prune(now);
    const others = this.life.counts.healthy - 1;
    if (others === 0) {
      this.firstAt = now;
    }
    if (this.slowStart > 0 && others > this.ramping.size && now > this.firstAt) {
      this.ramping.set(instance, now);
    }
  }

  /** Whether all targets take the same for their weight, since the time that was last asked about. */
  get isEqual(): boolean {
    return !this.byZone && this.ramping.size === 0;
  }

  /** Seconds from now for which shares stay as they are while no instance changes; a growing share is looked at often. */
  steadyFor(now: number): number {
    this.prune(now);
    return this.ramping.size === 0 ? Number.POSITIVE_INFINITY : RAMP_STEP;
  }

  /** How a demand falls on the instances at a time. */
  shares(demand: number, now: number): Shares {
    const serving = [...this.life.instances].filter(({ isServing }) => isServing);
    const weights = this.weights(serving, now);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let done = 0;
    let doneByWarm = 0;
    serving.forEach((instance, index) => {
      const work = Math.min(instance.weight, (demand * weights[index]!) / total);
      done += work;
      doneByWarm += instance.isWarm ? work : 0;
    });
    return { done, doneByWarm, lost: Math.max(0, demand - done) };
  }

  private prune(now: number): void {
    for (const [instance, since] of this.ramping) {
      if (now >= since + this.slowStart || !instance.isServing) {
        this.ramping.delete(instance);
      }
    }
  }

  private weights(serving: readonly Instance[], now: number): readonly number[] {
    const own = serving.map((instance) => instance.weight * this.rampOf(instance, now));
    if (!this.byZone) {
      return own;
    }
    const ofZone = new Map<string, number>();
    const zoneOf = ({ placement }: Instance) => this.definition.placements[placement]!.zone;
    serving.forEach((instance, index) => {
      ofZone.set(zoneOf(instance), (ofZone.get(zoneOf(instance)) ?? 0) + own[index]!);
    });
    return serving.map((instance, index) => own[index]! / ofZone.get(zoneOf(instance))!);
  }

  private rampOf(instance: Instance, now: number): number {
    const since = this.ramping.get(instance);
    return since === undefined ? 1 : Math.max(LEAST_SHARE, Math.min(1, (now - since) / this.slowStart));
  }
}

import type { Placement } from '../../template/placement';
import { type Instance, PHASES, placeOf } from './instance';
import { Spread } from './spread';

/**
 * The instances of a group, counted. In capacity units, which without weights are instances. Kept by taking an instance
 * out of every count before it changes and putting it in again afterwards.
 */
export class Counts {
  /** Launched and not yet told to go. */
  active = 0;
  inService = 0;
  serving = 0;
  warm = 0;
  warmAndServing = 0;
  /** Told to go and not yet gone. */
  terminating = 0;
  /** In the warm pool, in instances. */
  pooled = 0;
  /** In service, and of them those that serve, in instances: the registered and the healthy targets. */
  registered = 0;
  healthy = 0;
  /** Warm instances by the minute of five in which they report. */
  readonly warmByPhase: number[] = new Array(PHASES).fill(0);

  /** How the active and the pooled instances are spread. */
  readonly spread: { readonly active: Spread; readonly pooled: Spread };

  constructor(placements: readonly Placement[]) {
    this.spread = { active: new Spread(placements), pooled: new Spread(placements) };
  }

  /** @param sign 1 puts it in, -1 takes it out */
  count(instance: Instance, sign: 1 | -1): void {
    const place = placeOf(instance);
    const units = sign * instance.weight;
    if (place === 'active') {
      this.active += units;
      this.spread.active.count(instance, sign);
      this.countInService(instance, sign, units);
    } else if (place === 'leaving') {
      this.terminating += units;
    } else if (place === 'pooled') {
      this.pooled += sign;
      this.spread.pooled.count(instance, sign);
    }
  }

  private countInService(instance: Instance, sign: 1 | -1, units: number): void {
    if (instance.state !== 'InService') {
      return;
    }
    this.inService += units;
    this.registered += sign;
    if (instance.isServing) {
      this.serving += units;
      this.healthy += sign;
      this.warmAndServing += instance.isWarm ? units : 0;
    }
    if (instance.isWarm) {
      this.warm += units;
      this.warmByPhase[instance.phase] = this.warmByPhase[instance.phase]! + sign;
    }
  }
}

import { type Instance, placeOf } from './instance';

/** The replacements that are underway, in capacity units: each holds its place in the batch until it is over. */
export class ReplacementSlots {
  units = 0;
  /**
   * New instances that are not yet warm or do not yet serve, each with what is to go once it is in service; and those on
   * their way out for which none has been launched yet.
   */
  private readonly held = new Map<Instance, Instance | undefined>();
  private readonly doomed = new Set<Instance>();

  /** @param old what is to go once the instance is in service */
  hold(instance: Instance, old?: Instance): void {
    this.free(instance);
    this.held.set(instance, old);
    this.units += instance.weight;
    if (old) {
      this.doomed.add(old);
    }
  }

  /** Whether it held one. */
  free(instance: Instance): boolean {
    const old = this.held.get(instance);
    if (old) {
      this.doomed.delete(old);
    }
    const isFreed = this.held.delete(instance);
    this.units -= isFreed ? instance.weight : 0;
    return isFreed;
  }

  /** The instances that hold one. */
  get holders(): readonly Instance[] {
    return [...this.held.keys()];
  }

  has(instance: Instance): boolean {
    return this.held.has(instance);
  }

  /** What is to go once the instance is in service. */
  oldOf(instance: Instance): Instance | undefined {
    return this.held.get(instance);
  }

  isDoomed(instance: Instance): boolean {
    return this.doomed.has(instance);
  }

  /** Capacity of what is there only until its replacement is in service. */
  get extra(): number {
    let units = 0;
    for (const old of this.doomed) {
      units += placeOf(old) === 'active' ? old.weight : 0;
    }
    return units;
  }
}

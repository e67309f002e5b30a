import type { Instance } from './instance';

/** Instances in the order in which they were created, whatever the order in which they come in. */
export class InstanceQueue {
  private readonly instances: Instance[] = [];

  get first(): Instance | undefined {
    return this.instances[0];
  }

  /** O(log n) and a move of what is behind it. */
  add(instance: Instance): void {
    this.instances.splice(this.indexOf(instance), 0, instance);
  }

  /** Nothing when it is not there. */
  remove(instance: Instance): void {
    const index = this.indexOf(instance);
    if (this.instances[index] === instance) {
      this.instances.splice(index, 1);
    }
  }

  /** Where it is, or belongs. */
  private indexOf({ number }: Instance): number {
    let low = 0;
    let high = this.instances.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = this.instances[middle]!.number < number ? [middle + 1, high] : [low, middle];
    }
    return low;
  }
}

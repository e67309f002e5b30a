import type { Contract } from './contract';

/** Minutes after its launch during which target tracking does not count an instance; longer if it boots for longer. */
const WARM_UP = 5;

/** Instances by the time since their launch. Scale-in is immediate and takes the newest, those that boot first. */
export class Fleet {
  /** How many were launched 0, 1, 2, ... minutes ago. */
  private readonly young: number[];
  private old: number;

  constructor(
    first: number,
    private readonly boot: Contract['boot'],
  ) {
    this.young = new Array<number>(Math.max(boot, WARM_UP)).fill(0);
    this.old = first;
  }

  get desired(): number {
    return this.atLeast(0);
  }

  get serving(): number {
    return this.atLeast(this.boot);
  }

  get warm(): number {
    return this.atLeast(this.young.length);
  }

  change(desired: number): void {
    let surplus = this.desired - desired;
    this.young[0]! += Math.max(0, -surplus);
    for (let age = 0; surplus > 0 && age < this.young.length; age++) {
      const taken = Math.min(surplus, this.young[age]!);
      this.young[age]! -= taken;
      surplus -= taken;
    }
    this.old -= Math.max(0, surplus);
  }

  passMinute(): void {
    this.old += this.young.pop()!;
    this.young.unshift(0);
  }

  private atLeast(age: number): number {
    let count = this.old;
    for (let index = age; index < this.young.length; index++) {
      count += this.young[index]!;
    }
    return count;
  }
}

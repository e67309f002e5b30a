/** What happens at a time. */
export interface Happening {
  /** Seconds since the start of the run. */
  time: number;
  readonly happen: (time: number) => void;
}

/** What is to happen, earliest first; of the same time, in the order in which it was entered. A binary heap. */
export class Agenda {
  private readonly heap: Happening[] = [];
  private readonly orders: number[] = [];
  private entered = 0;

  /** Time of what is next, Infinity when nothing is. */
  get next(): number {
    return this.heap.length === 0 ? Number.POSITIVE_INFINITY : this.heap[0]!.time;
  }

  at(time: number, happen: (time: number) => void): void {
    this.enter({ time, happen });
  }

  enter(happening: Happening): void {
    this.heap.push(happening);
    this.orders.push(this.entered++);
    this.rise(this.heap.length - 1);
  }

  /** Takes something off the agenda, as if it had never been entered; what is not on it is left alone. */
  cancel(happening: Happening): void {
    const place = this.heap.indexOf(happening);
    if (place >= 0) {
      this.remove(place);
    }
  }

  /** Takes what is next off the agenda and lets it happen. */
  proceed(): void {
    const first = this.heap[0];
    if (first === undefined) {
      return;
    }
    this.remove(0);
    first.happen(first.time);
  }

  private remove(place: number): void {
    this.swap(place, this.heap.length - 1);
    this.heap.pop();
    this.orders.pop();
    this.rise(Math.min(place, this.heap.length - 1));
    this.sink(place);
  }

  private rise(start: number): void {
    for (let child = start; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.isEarlier(child, parent)) {
        return;
      }
      this.swap(child, parent);
      child = parent;
    }
  }

  private sink(start: number): void {
    for (let parent = start; ; ) {
      const left = 2 * parent + 1;
      const child = this.isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.isEarlier(child, parent)) {
        return;
      }
      this.swap(child, parent);
      parent = child;
    }
  }

  private isEarlier(one: number, other: number): boolean {
    const size = this.heap.length;
    if (one >= size || other >= size) {
      return one < size;
    }
    const difference = this.heap[one]!.time - this.heap[other]!.time;
    return difference < 0 || (difference === 0 && this.orders[one]! < this.orders[other]!);
  }

  private swap(one: number, other: number): void {
    [this.heap[one], this.heap[other]] = [this.heap[other]!, this.heap[one]!];
    [this.orders[one], this.orders[other]] = [this.orders[other]!, this.orders[one]!];
  }
}

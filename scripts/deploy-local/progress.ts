import { performance } from 'node:perf_hooks';

/** Prints what was done, by whom, and how long it took. */
export class Progress {
  private readonly startedAt = performance.now();

  constructor(private readonly print: (line: string) => void) {}

  /** Seconds since the start, such as `12.3 s`. */
  get elapsed(): string {
    return seconds(performance.now() - this.startedAt);
  }

  /** Does the work and prints one line about it, with what it found. */
  async step<T>(who: string, title: string, work: () => Promise<T>, found: (result: T) => string): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    const took = seconds(performance.now() - startedAt);
    this.print(`${took.padStart(8)}  ${who.padEnd(10)} ${title.padEnd(17)} ${found(result)}`);
    return result;
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

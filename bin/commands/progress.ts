/** Milliseconds: on a terminal, from the start to the first sign, and between two of them. */
const TERMINAL = { first: 2_000, every: 100 };

/** Milliseconds where lines are kept, as in the log of a pipeline. */
const LOG = { first: 10_000, every: 10_000 };

const CLEAR_LINE = '\r\u001b[K';

/** Where progress is written, as `process.stderr` is. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. @default 80 */
  readonly columns?: number;
  write(text: string): unknown;
}

/** Told how much of a piece of work is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Shows how far a command is: on a terminal in one line that is written over and cleared at the end, after two seconds;
 * elsewhere in a line every ten seconds. A shorter command writes nothing.
 *
 * @example const progress = new Progress(process.stderr, () => performance.now());
 */
export class Progress {
  private readonly every: number;
  /** When the next sign may be given. */
  private due: number;
  private isShown = false;

  /** @param now milliseconds from any moment */
  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
  ) {
    const { first, every } = stream.isTTY ? TERMINAL : LOG;
    this.every = every;
    this.due = now() + first;
  }

  /** A piece of work, by what is done: `reading load.csv`. */
  of(label: string): OnProgress {
    return (share) => {
      const time = this.now();
      if (time >= this.due) {
        this.due = time + this.every;
        this.show(`${label}, ${Math.floor(100 * share)} %`);
      }
    };
  }

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.isShown) {
      this.stream.write(CLEAR_LINE);
      this.isShown = false;
    }
  }

  private show(text: string): void {
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
    if (this.stream.isTTY) {
      this.stream.write(CLEAR_LINE + line.slice(0, (this.stream.columns ?? 80) - 1));
      this.isShown = true;
    } else {
      this.stream.write(`headroom: ${line}\n`);
    }
  }
}

/** A piece of work as one of several of the same length, of which `before` are done. */
export function partOf(onProgress: OnProgress, before: number, all: number): OnProgress {
  return (share) => onProgress((before + share) / all);
}

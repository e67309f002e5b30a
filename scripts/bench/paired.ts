import { spawnSync } from 'node:child_process';

/** What two alternatives came to, run in turn so that a change of the machine's speed meets both. */
export interface Comparison {
  /** Median, in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  /** Median of the ratios pair by pair, ours to theirs. */
  readonly ratio: number;
  readonly runs: number;
}

/** Runs two measurements A B A B ..., after one of each that does not count. */
export function compare(runs: number, ours: () => number, theirs: () => number): Comparison {
  const pairs = Array.from({ length: runs + 1 }, () => [ours(), theirs()] as const).slice(1);
  return {
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
    runs,
  };
}

/** Runs a program with Node.js, and reads the number that it prints last. */
export function measureIn(args: readonly string[], env: Readonly<Record<string, string>>): number {
  const result = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(`node ${args.join(' ')} failed: ${result.stderr}`);
  }
  return Number(result.stdout.trim().split('\n').at(-1));
}

/** Time that a program takes as a whole process, in milliseconds. */
export function timeOf(args: readonly string[], env: Readonly<Record<string, string>>): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  }
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

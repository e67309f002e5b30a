import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A tick of a controller that starts cold, without its reads. */
export interface ReplayBench {
  readonly readings: number;
  /** CPU time of the decision, in milliseconds, code that is not yet compiled included. */
  readonly cpu: number;
}

/** CPU time that a cold controller takes for 14 days of minutes, median of some runs in processes of their own. */
export function benchReplay(runs: number): ReplayBench {
  const file = join(__dirname, 'replay-case.ts');
  const results = Array.from({ length: runs }, () => {
    const output = execFileSync(process.execPath, ['--import', 'tsx', file]);
    return JSON.parse(output.toString()) as ReplayBench;
  });
  return results.sort((one, other) => one.cpu - other.cpu)[Math.floor(runs / 2)]!;
}

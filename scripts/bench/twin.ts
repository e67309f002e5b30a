import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ControllerMode } from '../../lib/scaling/controller/controller-policy';

/** What is timed: the length of a load, the number of groups that it is replayed against, and what scales them. */
export interface TwinCase {
  readonly days: number;
  readonly groups: number;
  readonly controller: boolean;
  /** Of the controller. @default 'lead' */
  readonly mode?: ControllerMode;
  /** Of each group, in instances; the load is half of it in the mean. @default 10 */
  readonly maxSize?: number;
  /** Whether the run keeps every minute. */
  readonly timeline: boolean;
}

/** One case: how long it took, what a simulated minute of one group costs, and the memory that it took. */
export interface TwinBench extends TwinCase {
  readonly milliseconds: number;
  readonly nanosecondsPerMinute: number;
  /** What the run takes besides the load, while it is held, after garbage collection. */
  readonly mebibytes: number;
}

const CASES: readonly TwinCase[] = [
  ...[1, 30, 365, 3650].map((days) => ({ days, groups: 1, controller: false, timeline: true })),
  ...[1, 30, 365, 3650].map((days) => ({ days, groups: 1, controller: false, timeline: false })),
  ...[10, 100].map((groups) => ({ days: 30, groups, controller: false, timeline: false })),
  ...(['lead', 'floor'] as const).flatMap((mode) =>
    [365, 3650].map((days) => ({ days, groups: 1, controller: true, mode, timeline: false })),
  ),
  { days: 1, groups: 1, controller: false, timeline: false, maxSize: 5000 },
];

/** Speed and memory of the twin on a noisy daily load. Each case in a process of its own, after one that does not count. */
export function benchTwin(): TwinBench[] {
  return CASES.map((one) => {
    const file = join(__dirname, 'twin-case.ts');
    const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', file, JSON.stringify(one)]);
    return JSON.parse(output.toString()) as TwinBench;
  });
}

import { spawn } from 'node:child_process';
import { ROOT } from './source-graph';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with all output so far, each time some comes. */
  readonly onOutput?: (output: string, interrupt: (signal: NodeJS.Signals) => void) => void;
}

export interface RunResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and standard error as they came. */
  readonly output: string;
  /** Whether a process that the command started is still there. */
  readonly leftAProcess: boolean;
}

/** Runs a command as a person would, in a process group of its own, with nothing of the test runner's environment. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { cwd = ROOT, env = {}, onOutput } = options;
  const { NODE_ENV, JEST_WORKER_ID, CDK_VALIDATION, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...inherited, ...env }, detached: true });
    let output = '';
    const interrupt = (signal: NodeJS.Signals) => process.kill(-child.pid!, signal);
    const collect = (chunk: Buffer) => {
      output += chunk;
      onOutput?.(output, interrupt);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, output, leftAProcess: isGroupAlive(child.pid!) });
    });
  });
}

function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

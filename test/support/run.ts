import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
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
    child.on('close', async (exitCode, signal) => {
      resolve({ exitCode, signal, output, leftAProcess: await staysAlive(child.pid!) });
    });
  });
}

/** Runs a command that must succeed; if it does not, the error holds all that it said. */
export async function runToSuccess(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const result = await run(command, args, options);
  if (result.exitCode !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.exitCode ?? result.signal}:\n${result.output}`);
  }
  return result;
}

/** What ends with the command may take a moment to be gone; what is there after a while was left. */
const MOMENT = { tries: 50, milliseconds: 100 };

async function staysAlive(processGroup: number): Promise<boolean> {
  for (let tries = 0; tries < MOMENT.tries; tries++) {
    if (!isAlive(processGroup)) {
      return false;
    }
    await setTimeout(MOMENT.milliseconds);
  }
  return true;
}

function isAlive(processGroup: number): boolean {
  try {
    process.kill(-processGroup, 0);
    return true;
  } catch {
    return false;
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CheckError } from './check';
import type { Target } from './target';

/**
 * The process in which the emulator runs a function: a child of its own whose command line names it.
 *
 * @throws CheckError when there is none, or more than one
 */
export async function functionProcess({ pid, emulator }: Target, functionName: string): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
  const found = stdout
    .split('\n')
    .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [])
    .filter(([, , parent, command]) => Number(parent) === pid && command?.includes(functionName))
    .map(([, process]) => Number(process));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new CheckError(`${emulator.name} runs ${functionName} in ${found.length} processes, expected 1`);
  }
  return only;
}

/** Kills the function's process; its next invocation is a cold start, in a process of its own. */
export async function killFunction(target: Target, functionName: string): Promise<number> {
  const process = await functionProcess(target, functionName);
  globalThis.process.kill(process, 'SIGKILL');
  return process;
}

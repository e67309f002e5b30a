import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { CommandError, type CommandOptions } from './command';

const answer = v.object({ code: v.number(), stdout: v.string(), stderr: v.string() });

/** The AWS CLI, started once for many commands. */
export interface AwsCli {
  /**
   * Runs a command, after those that were asked for before; what it prints on standard output.
   *
   * @throws CommandError when its exit code is not 0
   */
  run(args: readonly string[]): Promise<string>;
  /** Ends it. */
  close(): void;
}

interface Asked {
  readonly resolve: (line: string) => void;
  readonly reject: (error: Error) => void;
}

export function startAwsCli(python: string, { cwd, environment, log, signal }: CommandOptions): AwsCli {
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
  const child = spawn(python, [join(__dirname, 'aws_cli.py')], { cwd, env: environment, signal, stdio });
  const asked: Asked[] = [];
  let ended: CommandError | undefined;
  const end = (reason: string) => {
    ended ??= new CommandError(`aws ${reason}`, log);
    for (const { reject } of asked.splice(0)) {
      reject(ended);
    }
  };
  child.once('error', ({ message }) => end(`did not run: ${message}`));
  child.once('close', (code, name) => end(`ended with ${name ?? `exit code ${code}`}`));
  child.stdin.on('error', () => undefined); // it has ended, which is told above
  createInterface(child.stdout).on('line', (line) => asked.shift()?.resolve(line));
  return {
    async run(args) {
      const line = await new Promise<string>((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        asked.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(args)}\n`);
      });
      const { code, stdout, stderr } = v.parse(answer, JSON.parse(line));
      appendFileSync(log, `$ aws ${args.join(' ')}\n${stdout}${stderr}`);
      if (code !== 0) {
        throw new CommandError(`aws ${args[0]} ended with exit code ${code}`, log);
      }
      return stdout;
    },
    close: () => child.stdin.end(),
  };
}

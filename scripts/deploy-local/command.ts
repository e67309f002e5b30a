import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';

export interface CommandOptions {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** File for everything that the command prints. */
  readonly log: string;
  /** Ends the command early. */
  readonly signal: AbortSignal;
}

/** What a command printed, both streams in the order in which they came, and standard output alone. */
export interface CommandOutput {
  readonly everything: string;
  readonly stdout: string;
}

/** A command went wrong; `log` tells the whole story. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly log: string,
  ) {
    super(message);
  }
}

/**
 * Runs a command to its end.
 *
 * @throws CommandError when its exit code is not 0
 */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandOutput> {
  const { cwd, environment, log, signal } = options;
  return new Promise((resolve, reject) => {
    const file = createWriteStream(log, { flags: 'a' });
    file.write(`$ ${basename(command)} ${args.join(' ')}\n`);
    const child = spawn(command, args, { cwd, env: environment, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let everything = '';
    let stdout = '';
    const collect = (chunk: string) => {
      everything += chunk;
      file.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      collect(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', collect);
    const fail = (reason: string) => reject(new CommandError(`${basename(command)} ${args[0] ?? ''} ${reason}`, log));
    child.once('error', (error) => file.end(() => fail(`did not run: ${error.message}`)));
    child.once('close', (code, name) =>
      file.end(() =>
        code === 0 ? resolve({ everything, stdout }) : fail(`ended with ${name ?? `exit code ${code}`}`),
      ),
    );
  });
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Venv } from '../python/venv';
import { startAwsCli } from './aws-cli';
import { type CommandOutput, runCommand } from './command';
import type { RunningEmulator } from './emulator-process';
import type { Emulator } from './emulators';
import { awsEnvironment, childEnvironment } from './environment';
import { type DeployedMode, type Folders, ROOT } from './folders';
import type { Template } from './template';

/** A running emulator to deploy to, and the two command lines that reach nothing else. */
export interface Target {
  readonly emulator: Emulator;
  /** Of the emulator. */
  readonly pid: number;
  readonly template: Template;
  /** For files that a step writes; gone at the end of the run. */
  readonly scratch: string;
  /** Runs the AWS CLI and reads the JSON that it prints. */
  aws(...args: string[]): Promise<unknown>;
  /** Runs the CDK CLI on the assembly of a mode. */
  cdk(mode: DeployedMode, command: string, ...args: string[]): Promise<CommandOutput>;
  /** Ends what it started. */
  close(): void;
}

export interface TargetOptions {
  readonly emulator: Emulator;
  readonly running: RunningEmulator;
  readonly venv: Venv;
  readonly folders: Folders;
  readonly template: Template;
  readonly signal: AbortSignal;
}

export function createTarget({ emulator, running, venv, folders, template, signal }: TargetOptions): Target {
  const scratch = join(folders.scratch, `${emulator.name}-home`);
  mkdirSync(scratch);
  const environment = {
    ...childEnvironment(folders),
    ...awsEnvironment(running.url, emulator.accessKey),
    HOME: scratch,
    TMPDIR: scratch,
  };
  const log = (step: string) => join(folders.logs, `${emulator.name}-${step}.log`);
  const cli = startAwsCli(venv.python, { cwd: scratch, environment, log: log('aws'), signal });
  return {
    emulator,
    pid: running.pid,
    template,
    scratch,
    async aws(...args) {
      const stdout = await cli.run([...args, '--output', 'json']);
      return JSON.parse(stdout === '' ? 'null' : stdout);
    },
    cdk: (mode, command, ...args) =>
      runCommand('cdk', [command, '--app', folders.assemblies[mode], ...args], {
        cwd: ROOT,
        environment,
        log: log(command),
        signal,
      }),
    close: () => cli.close(),
  };
}

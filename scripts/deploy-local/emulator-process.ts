import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError } from './command';
import type { Emulator } from './emulators';
import { childEnvironment } from './environment';
import type { Folders } from './folders';
import { freePort } from './free-port';

const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 5_000;

/** An emulator that answers. */
export interface RunningEmulator {
  readonly pid: number;
  /** With the name localhost, not 127.0.0.1: see `gaps.ts`. */
  readonly url: string;
  /** Ends it and what it started, by process id. */
  stop(): Promise<void>;
}

/**
 * Starts an emulator on a free loopback port and waits until it answers.
 *
 * It leads a process group of its own, so that Ctrl-C does not reach it before its stack is read, and so that
 * the processes in which it runs Lambda functions are ended with it. Should this process be killed, the launcher
 * sees the end of its standard input and ends by itself.
 *
 * @throws CommandError when it does not answer in time
 */
export async function startEmulator(
  emulator: Emulator,
  python: string,
  folders: Folders,
  signal: AbortSignal,
): Promise<RunningEmulator> {
  const port = await freePort();
  const log = join(folders.logs, `${emulator.name}-server.log`);
  const cwd = join(folders.scratch, emulator.name);
  mkdirSync(cwd);
  const output = openSync(log, 'a');
  const child = spawn(python, [emulator.launcher, String(port)], {
    cwd,
    env: { ...childEnvironment(folders), TMPDIR: cwd, HOME: cwd },
    stdio: ['pipe', output, output],
    detached: true,
  });
  closeSync(output);
  const running = { pid: child.pid ?? 0, url: `http://localhost:${port}`, stop: () => stop(child) };
  try {
    await answers(running.url, child, signal);
  } catch (error) {
    await running.stop();
    throw new CommandError(`${emulator.name} did not start: ${error instanceof Error ? error.message : error}`, log);
  }
  return running;
}

async function answers(url: string, child: ChildProcess, signal: AbortSignal): Promise<void> {
  const end = Date.now() + STARTS_WITHIN_MS;
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, name) => {
    ended = `it ended with ${name ?? `exit code ${code}`}`;
  });
  while (Date.now() < end) {
    signal.throwIfAborted();
    if (ended !== undefined) {
      throw new Error(ended);
    }
    if (await fetch(url).then(ok, failed)) {
      return;
    }
    await wait(50);
  }
  throw new Error(`no answer at ${url} within ${STARTS_WITHIN_MS / 1000} s`);
}

const ok = () => true;
const failed = () => false;

async function stop({ pid, stdin }: ChildProcess): Promise<void> {
  if (pid === undefined) {
    return;
  }
  if (!(await endGroup(pid, 'SIGTERM')) && !(await endGroup(pid, 'SIGKILL'))) {
    throw new Error(`process group ${pid} does not end`);
  }
  stdin?.destroy();
}

/** Signals every process of the group; tells whether none is left soon after. */
async function endGroup(pid: number, signal: NodeJS.Signals): Promise<boolean> {
  const end = Date.now() + STOPS_WITHIN_MS;
  let left = signalGroup(pid, signal);
  while (left && Date.now() < end) {
    await wait(20);
    left = signalGroup(pid, 0);
  }
  return !left;
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

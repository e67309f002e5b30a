import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from './find-python';
import { withLock } from './lock';

const ROOT = join(__dirname, '..', '..');
const REQUIREMENTS = join(__dirname, 'requirements.txt');
const STAMP = 'headroom-requirements';
const execute = promisify(execFile);

/** Commands of the project's own virtual environment. */
export interface Venv {
  readonly folder: string;
  readonly python: string;
  /** The AWS CLI, version 1. */
  readonly aws: string;
  readonly cfnLint: string;
}

/**
 * The virtual environment with what `requirements.txt` pins, made or made anew only when that file has changed.
 *
 * It is `.venv` in the project, or the folder that `HEADROOM_VENV` names.
 *
 * @throws Error in one sentence when Python is missing or when pip cannot install
 */
export async function ensureVenv(log: (line: string) => void = () => undefined): Promise<Venv> {
  const folder = resolve(ROOT, process.env.HEADROOM_VENV ?? '.venv');
  const venv = commandsOf(folder);
  if (!isReady(venv)) {
    await withLock(join(ROOT, '.local', 'venv.lock'), async () => {
      if (!isReady(venv)) {
        await install(venv, log);
      }
    });
  }
  return venv;
}

function commandsOf(folder: string): Venv {
  const command = (name: string) => join(folder, 'bin', name);
  return { folder, python: command('python'), aws: command('aws'), cfnLint: command('cfn-lint') };
}

/** Scripts in a virtual environment hold its path, so a folder that has moved is not ready. */
function stampOf({ folder }: Venv): string {
  return createHash('sha256').update(readFileSync(REQUIREMENTS)).update(folder).digest('hex');
}

function isReady(venv: Venv): boolean {
  const stamp = join(venv.folder, STAMP);
  return existsSync(venv.python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(venv);
}

async function install(venv: Venv, log: (line: string) => void): Promise<void> {
  const python = findPython();
  log(`installing the pinned Python packages into ${venv.folder}, once`);
  mkdirSync(venv.folder, { recursive: true });
  try {
    await execute(python, ['-m', 'venv', '--clear', venv.folder]);
    await execute(
      venv.python,
      // --no-deps: the file lists everything. --no-compile: each package is compiled when it is first used.
      ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--no-deps', '--no-compile', '-r', REQUIREMENTS],
      { env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_USER: '0' }, maxBuffer: 64 * 1024 * 1024 },
    );
  } catch (cause) {
    throw new Error(
      `the packages of scripts/python/requirements.txt could not be installed, is PyPI reachable? ${lastLine(cause)}`,
      { cause },
    );
  }
  writeFileSync(join(venv.folder, STAMP), stampOf(venv));
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error && error.stderr ? String(error.stderr) : String(error);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => line.startsWith('ERROR:')).at(-1) ?? lines.at(-1) ?? text;
}

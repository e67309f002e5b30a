import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureVenv, type Venv } from '../python/venv';
import { runCommand } from './command';
import { type RunningEmulator, startEmulator } from './emulator-process';
import { runSteps } from './emulator-run';
import type { Emulator } from './emulators';
import { childEnvironment } from './environment';
import { type Folders, MODES, makeFolders, ROOT } from './folders';
import { howToUse } from './how-to-use';
import { Progress } from './progress';
import { CLEAN_UP, STEPS } from './steps';
import { type Outcome, summarize } from './summary';
import { readTemplate } from './template';

export interface DeployLocalOptions {
  readonly emulators: readonly Emulator[];
  /** Leaves the emulators up, with the stack on them, until `signal` says to stop. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

interface Run extends DeployLocalOptions {
  readonly progress: Progress;
  readonly venv: Venv;
  readonly folders: Folders;
}

/**
 * Synthesizes the example app once, deploys it to the emulators side by side, and tells whether all went well.
 *
 * However it ends, the emulators are stopped and the scratch folder is gone.
 */
export async function deployLocal(options: DeployLocalOptions): Promise<boolean> {
  const progress = new Progress(options.print);
  const venv = await progress.step(
    '',
    'Python packages',
    () => ensureVenv(options.print),
    ({ folder }) => folder,
  );
  const run = { ...options, progress, venv, folders: makeFolders() };
  const starting = options.emulators.map((emulator) => start(emulator, run));
  try {
    await progress.step(
      '',
      'cdk synth',
      () => synthesize(run),
      () => `the example app in mode ${MODES.join(' and ')}`,
    );
    const outcomes = await deployTo(starting, run);
    if (options.keep) {
      options.print(howToUse(outcomes, venv, run.folders));
      await new Promise((resolve) => options.signal.addEventListener('abort', resolve));
    }
    return outcomes.every(({ failure }) => failure === undefined);
  } finally {
    await stopAll(starting);
    rmSync(run.folders.scratch, { recursive: true, force: true, maxRetries: 3 });
    options.print(`emulators stopped, no process left; ${progress.elapsed} in all`);
  }
}

function start(emulator: Emulator, { progress, venv, folders, signal }: Run): Promise<RunningEmulator> {
  const starting = progress.step(
    emulator.name,
    'start',
    () => startEmulator(emulator, venv.python, folders, signal),
    ({ url, pid }) => `${url}, process ${pid}`,
  );
  // Whoever awaits it later sees the failure; until then it must not end the process.
  starting.catch(() => undefined);
  return starting;
}

/** In each mode; the bundles that the app is made of are made with the first. */
async function synthesize({ folders, signal }: Run): Promise<void> {
  const log = join(folders.logs, 'synth.log');
  for (const mode of MODES) {
    const app = mode === MODES[0] ? [] : ['--app', 'node .synth/app.js'];
    const args = ['synth', '--quiet', '--no-validation', ...app, '--context', `controllerMode=${mode}`];
    const options = { cwd: ROOT, environment: childEnvironment(folders), log, signal };
    await runCommand('cdk', [...args, '--output', folders.assemblies[mode]], options);
  }
}

async function deployTo(starting: readonly Promise<RunningEmulator>[], run: Run): Promise<Outcome[]> {
  const { emulators, keep, signal, print, folders } = run;
  const steps = keep ? STEPS : [...STEPS, CLEAN_UP];
  const options = { ...run, template: readTemplate(folders, 'floor'), steps };
  const outcomes = await Promise.all(
    emulators.map((emulator, index) => runSteps(starting[index]!, { ...options, emulator })),
  );
  signal.throwIfAborted();
  print(summarize(outcomes, steps));
  return outcomes;
}

async function stopAll(starting: readonly Promise<RunningEmulator>[]): Promise<void> {
  const started = await Promise.allSettled(starting);
  await Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)));
}

import type { RunningEmulator } from './emulator-process';
import { describeFailure } from './failure';
import type { Progress } from './progress';
import type { Step } from './steps';
import type { Outcome } from './summary';
import { createTarget, type Target, type TargetOptions } from './target';

/** Takes an emulator through the steps, up to the first that fails. Never rejects: a failure is part of the outcome. */
export async function runSteps(
  starting: Promise<RunningEmulator>,
  options: Omit<TargetOptions, 'running'> & { readonly steps: readonly Step[]; readonly progress: Progress },
): Promise<Outcome> {
  const { emulator, steps, progress } = options;
  const found: string[] = [];
  let url: string | undefined;
  let target: Target | undefined;
  try {
    const running = await starting;
    url = running.url;
    const used = createTarget({ ...options, running });
    target = used;
    for (const { title, run } of steps) {
      found.push(await progress.step(emulator.name, title, () => run(used), String));
    }
    return { emulator, url, found };
  } catch (error) {
    const title = url === undefined ? 'start' : steps[found.length]?.title;
    return { emulator, url, found, failure: `${emulator.name}: ${title}: ${describeFailure(error)}` };
  } finally {
    target?.close();
  }
}

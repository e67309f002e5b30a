import { RunningClock } from '../clock';
import { howToUse } from '../how-to-use';
import { nextSignal } from '../next-signal';
import { Narrator } from './narrator';
import { type MainJobResult, runMainJob } from './run-main-job';

/** Arguments of `headroom local`. */
interface LocalArguments {
  readonly templatePath: string;
  /** Whether the endpoint stays up after the job. */
  readonly keep: boolean;
  /** @default - a free one */
  readonly port?: number;
}

/**
 * Runs `headroom local` in this process and cleans up after it: on success, on failure and on a signal.
 *
 * @returns the exit code: 0, or 130 and 143 when SIGINT or SIGTERM came before the job was done
 * @throws Error with one line when the job failed
 */
export async function localCommand({ templatePath, keep, port }: LocalArguments): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const narrator = new Narrator({ write: (text) => process.stdout.write(text), colour: mayColour() });
  const undo: (() => unknown)[] = [];
  const signal = nextSignal();
  const job = runMainJob({
    templatePath,
    ...(port !== undefined && { port }),
    narrator,
    defer: (action) => undo.unshift(action),
  });
  try {
    const first = await Promise.race([job, signal.received]);
    if (typeof first === 'number') {
      job.catch(() => undefined);
      return first;
    }
    if (keep) {
      keepRunning(first, narrator);
      await signal.received;
    }
    return 0;
  } finally {
    signal.forget();
    for (const action of undo) {
      await action();
    }
  }
}

function keepRunning({ url, world, stack }: MainJobResult, narrator: Narrator): void {
  world.follow(new RunningClock(world.read().now));
  narrator.line('');
  narrator.line('From now on the clock follows real time.');
  for (const line of howToUse(url, stack, world.functions.keys())) {
    narrator.line(line);
  }
}

function mayColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

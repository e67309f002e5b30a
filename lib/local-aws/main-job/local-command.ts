import { RunningClock } from '../clock';
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

/** Exit codes of a process that a signal ended, as shells give them. */
const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

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
  narrator.line(
    'The endpoint stays up until Ctrl-C; from now on its clock follows real time. To use it from another shell:',
  );
  narrator.line('');
  narrator.line(`  export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=${stack.region} AWS_REGION=${stack.region}`);
  narrator.line('  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test');
  narrator.line('  aws autoscaling describe-auto-scaling-groups');
  narrator.line(
    `  aws autoscaling set-desired-capacity --auto-scaling-group-name ${stack.groups[0]?.name} --desired-capacity 4`,
  );
}

function mayColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** The exit code for the first signal that asks the process to end; a second one ends it at once, as usual. */
function nextSignal(): { readonly received: Promise<number>; readonly forget: () => void } {
  const handlers: { readonly name: keyof typeof signalCodes; readonly handler: () => void }[] = [];
  const forget = () => {
    for (const { name, handler } of handlers) {
      process.off(name, handler);
    }
  };
  const received = new Promise<number>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      const handler = () => {
        forget();
        resolve(signalCodes[name]);
      };
      handlers.push({ name, handler });
      process.on(name, handler);
    }
  });
  return { received, forget };
}

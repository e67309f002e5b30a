import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '..', '..', '..');

/** Of an invocation, in virtual milliseconds. */
const TIMEOUT = 30_000;

interface Settled {
  readonly payload?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** What came of an invocation: an answer, an error of the function, or nothing since the process was killed. */
export interface Outcome extends Settled {
  readonly killed: boolean;
}

/** The bundled controller in a process of its own, that can be killed. */
export class ControllerProcess {
  /** Lines that the function wrote, parsed. */
  readonly lines: Readonly<Record<string, unknown>>[] = [];
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (outcome: Outcome) => void>();
  private count = 0;

  /** @param speed by how much waiting goes faster: retries, and timeouts as well */
  constructor(endpoint: string, environment: Readonly<Record<string, string>>, speed = 1) {
    const options = { file: join(ROOT, 'assets', 'capacity-controller', 'index.mjs'), speed, timeout: TIMEOUT };
    this.child = spawn(process.execPath, [join(__dirname, 'controller-child.mjs'), JSON.stringify(options)], {
      env: {
        PATH: process.env.PATH,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_LAMBDA_FUNCTION_NAME: 'controller',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.lines.push(JSON.parse(line)));
    this.child.on('message', ({ id, ...settled }: Settled & { id: number }) =>
      this.settle(id, { ...settled, killed: false }),
    );
    this.child.on('exit', () => {
      for (const id of [...this.waiting.keys()]) {
        this.settle(id, { killed: true });
      }
    });
  }

  /** Calls the handler at a time, in milliseconds since the epoch. Never rejects. */
  invoke(event: unknown, at: number): Promise<Outcome> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ id, event, at });
    });
  }

  /** Ends the process at once, as a machine that goes away does. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private settle(id: number, outcome: Outcome): void {
    this.waiting.get(id)?.(outcome);
    this.waiting.delete(id);
  }
}

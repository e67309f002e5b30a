import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { uuidOf } from '../twin/hash';
import type { FunctionDefinition } from '../twin/template/read-functions';
import type { Clock } from './clock';
import type { LambdaCode } from './lambda-code';
import { lambdaEnvironment } from './lambda-environment';
import { answerOf, type Invocation } from './lambda-invocation';
import { lambdaWorkerSource } from './lambda-worker-source';

interface LambdaSurroundings {
  /** Where the AWS APIs are. */
  readonly endpointUrl: string;
  readonly region: string;
  /** What `Date.now()` tells the function, standing still during an invocation. @default - the machine's clock */
  readonly clock?: Clock;
}

/**
 * Runs a Lambda function's own bundled code in a worker thread with an environment of its own, one invocation at a time.
 * The thread stays warm between invocations; it is ended and started afresh when the function times out or exits, as
 * Lambda does. Memory is not limited.
 */
export class LambdaHost {
  private worker: Worker | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private invocations = 0;

  constructor(
    private readonly definition: FunctionDefinition,
    private readonly code: LambdaCode,
    private readonly surroundings: LambdaSurroundings,
  ) {}

  /** Calls the handler with an event. A failure of the function is an answer, not a rejection. */
  invoke(event: unknown): Promise<Invocation> {
    const next = this.queue.then(() => this.run(JSON.stringify(event)));
    this.queue = next;
    return next;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async run(event: string): Promise<Invocation> {
    this.invocations += 1;
    const requestId = uuidOf(`${this.definition.name}/invocation/${this.invocations}`);
    const timeout = this.definition.timeout * 1000;
    this.worker ??= this.start();
    const { clock } = this.surroundings;
    const invocation = {
      event,
      requestId,
      deadline: Date.now() + timeout,
      ...(clock && { now: clock.now() * 1000 }),
    };
    const message = await answerOf(this.worker, invocation, timeout);
    if (message.ended) {
      await this.close();
    }
    return {
      ...(message.payload !== undefined && { payload: JSON.parse(message.payload) as unknown }),
      ...(message.error && { error: message.error }),
      lines: message.lines,
    };
  }

  private start(): Worker {
    const { definition, code, surroundings } = this;
    const worker = new Worker(lambdaWorkerSource, {
      eval: true,
      env: lambdaEnvironment(definition, { ...surroundings, codeFolder: code.folder }),
      argv: [],
      execArgv: [],
      workerData: {
        file: pathToFileURL(code.file).href,
        handler: code.exportName,
        functionName: definition.name,
        functionArn: `arn:aws:lambda:${surroundings.region}:000000000000:function:${definition.name}`,
        memorySize: definition.memorySize,
      },
    });
    worker.on('error', () => undefined); // an error between invocations must not end the parent; the next one starts afresh
    worker.on('exit', () => {
      if (this.worker === worker) {
        this.worker = undefined;
      }
    });
    worker.unref();
    return worker;
  }
}

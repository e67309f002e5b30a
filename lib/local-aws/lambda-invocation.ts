import type { Worker } from 'node:worker_threads';

/** What a Lambda function answered, and the lines it wrote. */
export interface Invocation {
  /** What the handler returned, as JSON leaves it. Undefined after an error. */
  readonly payload?: unknown;
  readonly error?: { readonly errorType: string; readonly errorMessage: string; readonly trace?: readonly string[] };
  /** Lines on standard output and error, in order. */
  readonly lines: readonly string[];
}

/** What is posted to the worker. */
interface Call {
  /** JSON. */
  readonly event: string;
  readonly requestId: string;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly deadline: number;
  /** What the function takes for the time, in milliseconds since 1970. @default - the machine's clock */
  readonly now?: number;
}

/** What the worker posts back. */
interface Message {
  readonly payload?: string;
  readonly error?: Invocation['error'];
  readonly lines: readonly string[];
}

/** Waits for the worker's answer, its end, or the timeout, whichever comes first. */
export function answerOf(worker: Worker, call: Call, timeout: number): Promise<Message & { readonly ended: boolean }> {
  return new Promise((resolve) => {
    const fail = (errorType: string, errorMessage: string) =>
      settle({ error: { errorType, errorMessage }, lines: [] }, true);
    const onMessage = (message: Message) => settle(message, false);
    const onError = (error: Error) => fail(error.name, error.message);
    const onExit = (status: number) => fail('Runtime.ExitError', `Runtime exited with status ${status}`);
    const timer = setTimeout(
      () => fail('Sandbox.Timedout', `Task timed out after ${(timeout / 1000).toFixed(2)} seconds`),
      timeout,
    );
    const settle = (message: Message, ended: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      resolve({ ...message, ended });
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(call);
  });
}

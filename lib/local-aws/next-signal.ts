/** Exit codes of a process that a signal ended, as shells give them. */
const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal that asks the process to end, from now on until it is forgotten. */
export interface NextSignal {
  /** The exit code that it calls for. */
  readonly received: Promise<number>;
  /** Signals end the process again as usual. */
  readonly forget: () => void;
}

/** Waits for the first signal that asks the process to end; a second one ends it at once. */
export function nextSignal(): NextSignal {
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

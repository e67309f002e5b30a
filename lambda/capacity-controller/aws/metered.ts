import type { CallMeter } from '../call-meter';

/** What is used of a client of the SDK. */
interface Client {
  readonly middlewareStack: {
    addRelativeTo(middleware: Middleware, options: { relation: 'after'; toMiddleware: string; name: string }): void;
  };
}

type Next = (args: { input: unknown }) => Promise<{ response: unknown; output: never }>;
type Middleware = (next: Next, context: { commandName?: string }) => Next;

/**
 * Counts each try of a client's calls, and those that are throttled. A call is for the group that its input names.
 *
 * The SDK tries again by itself: standard mode, 4 times in all, see {@link CLIENT_OPTIONS}. After that a throttled call is a
 * failed one, and nobody tries it again before the next tick.
 */
export function metered<T>(client: T & { middlewareStack: object }, meter: CallMeter): T {
  const middleware: Middleware = (next, context) => async (args) => {
    const api = (context.commandName ?? 'Unknown').replace(/Command$/, '');
    const { AutoScalingGroupName: concern } = args.input as { AutoScalingGroupName?: string };
    meter.count(api, concern);
    try {
      return await next(args);
    } catch (error) {
      if (isThrottling(error)) {
        meter.countThrottle(concern);
      }
      throw error;
    }
  };
  const { middlewareStack } = client as Client;
  middlewareStack.addRelativeTo(middleware, { relation: 'after', toMiddleware: 'retryMiddleware', name: 'meter' });
  return client;
}

/** Whether AWS refused a call because there were too many: by its code, of which services have several, or its status. */
function isThrottling(error: unknown): boolean {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 429 || /throttl|RequestLimitExceeded|TooManyRequests|SlowDown/i.test(name);
}

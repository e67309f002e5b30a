/**
 * How the SDK's clients behave: 4 tries of a call, the first included, of at most 3 seconds each.
 *
 * The SDK's own default waits for ever; a controller that hangs is a controller that is dead.
 */
export const CLIENT_OPTIONS = {
  maxAttempts: 4,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};

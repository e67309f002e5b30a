/**
 * A process that runs the bundled function as Lambda does, with a clock of its own that stands still during an invocation.
 * Waiting goes faster by a factor, so that retries and timeouts of many seconds take a fraction of it.
 */
import { pathToFileURL } from 'node:url';

const { file, speed, timeout } = JSON.parse(process.argv[2]);
const wait = globalThis.setTimeout;
let now = 0;
Date.now = () => now;
globalThis.setTimeout = Object.assign((done, ms = 0, ...rest) => wait(done, ms / speed, ...rest), wait);

process.on('disconnect', () => process.exit());
process.on('message', async ({ id, event, at }) => {
  now = at;
  const began = performance.now();
  const context = {
    awsRequestId: `request-${id}`,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => timeout - (performance.now() - began) * speed,
  };
  try {
    const { handler } = await import(pathToFileURL(file).href);
    process.send({ id, payload: (await handler(event, context)) ?? null });
  } catch (error) {
    process.send({ id, error: { name: error.name, message: error.message } });
  }
});

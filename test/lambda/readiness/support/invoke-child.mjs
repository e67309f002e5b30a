/** A process that runs the bundled function once, as Lambda does. */
import { pathToFileURL } from 'node:url';

const { file, event } = JSON.parse(process.argv[2]);
const began = performance.now();
const context = { getRemainingTimeInMillis: () => 900_000 - (performance.now() - began) };
try {
  const { handler } = await import(pathToFileURL(file).href);
  process.send({ outcome: await handler(event, context) });
} catch (error) {
  process.send({ error: error.message });
}
process.disconnect();

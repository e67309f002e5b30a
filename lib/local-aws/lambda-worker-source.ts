/**
 * What runs inside the worker thread of a Lambda function: it loads the function's code once, then calls the handler
 * for each message. CommonJS as a text, so that it also works where everything is bundled into one file; for that
 * reason it may use nothing from outside.
 *
 * `Date.now()` tells the time of the invocation if it is given one, so that the function lives on a virtual clock.
 * Standard output and error are collected per invocation, because a worker's own streams arrive at no defined time.
 */
export const lambdaWorkerSource = `
const { parentPort, workerData } = require('node:worker_threads');

let lines = [];
const collect = (partial) => (chunk, encoding, callback) => {
  const text = partial.text + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
  const parts = text.split('\\n');
  partial.text = parts.pop();
  lines.push(...parts);
  const done = typeof encoding === 'function' ? encoding : callback;
  if (done) queueMicrotask(done);
  return true;
};
const streams = [process.stdout, process.stderr].map((stream) => {
  const partial = { text: '' };
  stream.write = collect(partial);
  return partial;
});
const takeLines = () => {
  const rest = streams.map((partial) => partial.text).filter((text) => text !== '');
  for (const partial of streams) partial.text = '';
  const taken = [...lines, ...rest];
  lines = [];
  return taken;
};

const failure = (error) => ({
  errorType: (error && error.name) || 'Error',
  errorMessage: error instanceof Error ? error.message : String(error),
  trace: String((error && error.stack) || '').split('\\n'),
});

const loading = import(workerData.file).then((module) => {
  const handler = module[workerData.handler] ?? (module.default && module.default[workerData.handler]);
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(workerData.handler + ' is undefined or not exported'), {
      name: 'Runtime.HandlerNotFound',
    });
  }
  return handler;
});
loading.catch(() => undefined);

const contextOf = ({ requestId, deadline }) => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: workerData.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: workerData.functionArn,
  logGroupName: '/aws/lambda/' + workerData.functionName,
  logStreamName: 'local',
  memoryLimitInMB: String(workerData.memorySize),
  getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.timeOrigin - performance.now())),
});

parentPort.on('message', async (invocation) => {
  try {
    if (invocation.now !== undefined) Date.now = () => invocation.now;
    const handler = await loading;
    const payload = await handler(JSON.parse(invocation.event), contextOf(invocation));
    parentPort.postMessage({ payload: JSON.stringify(payload === undefined ? null : payload), lines: takeLines() });
  } catch (error) {
    parentPort.postMessage({ error: failure(error), lines: takeLines() });
  }
});
`;

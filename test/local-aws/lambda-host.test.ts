import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import type { FunctionDefinition } from '../../lib/twin/template/read-functions';

const definition: FunctionDefinition = {
  logicalId: 'Function',
  name: 'Web-Function',
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memorySize: 256,
  timeout: 5,
  environment: { GREETING: 'hello' },
  assetPath: 'asset.abc',
};

/** A function that does what its event says. */
const source = `
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.throws) throw Object.assign(new Error('no'), { name: 'InvalidEventError' });
  if (event.hangs) await new Promise(() => setInterval(() => {}, 1000));
  if (event.spins) for (;;);
  if (event.exits) process.exit(3);
  if (event.prints) console.log(event.prints);
  if (event.says) process.stdout.write(event.says);
  if (event.environment) return process.env;
  if (event.context) return { ...context, remaining: context.getRemainingTimeInMillis() };
  return { calls, event };
};
`;

let folder: string;
let hosts: LambdaHost[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-lambda-'));
  hosts = [];
});

afterEach(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  rmSync(folder, { recursive: true });
});

function host(changes: Partial<FunctionDefinition> = {}, text = source, name = 'index.mjs'): LambdaHost {
  writeFileSync(join(folder, name), text);
  const used = { ...definition, assetPath: folder, ...changes };
  const started = new LambdaHost(used, findLambdaCode(used, folder), {
    endpointUrl: 'http://127.0.0.1:1',
    region: 'us-east-1',
  });
  hosts.push(started);
  return started;
}

describe('LambdaHost', () => {
  test('gives what the handler returns, and keeps the function warm', async () => {
    const warm = host();

    expect(await warm.invoke({ a: 1 })).toEqual({ payload: { calls: 1, event: { a: 1 } }, lines: [] });
    expect(await warm.invoke({})).toMatchObject({ payload: { calls: 2 } });
  });

  test('runs CommonJS code as well', async () => {
    const commonJs = host({}, 'exports.handler = () => 7;', 'index.js');

    expect(await commonJs.invoke({})).toEqual({ payload: 7, lines: [] });
  });

  test('collects the lines that the handler writes, in order', async () => {
    const { lines } = await host().invoke({ prints: { a: 1 }, says: 'one\ntwo' });

    expect(lines).toEqual(['{ a: 1 }', 'one', 'two']);
  });

  test('hands over the environment of Lambda and of the template, and nothing of the parent', async () => {
    process.env.AWS_SESSION_TOKEN = 'secret of the parent';

    const { payload } = await host().invoke({ environment: true });

    delete process.env.AWS_SESSION_TOKEN;
    expect(payload).toMatchObject({
      AWS_ACCESS_KEY_ID: 'test',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_NAME: 'Web-Function',
      AWS_REGION: 'us-east-1',
      GREETING: 'hello',
    });
    expect(payload).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(payload).not.toHaveProperty('PATH');
  });

  test('hands over a context with the time that remains', async () => {
    const { payload } = await host().invoke({ context: true });

    expect(payload).toMatchObject({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionName: 'Web-Function',
      memoryLimitInMB: '256',
    });
    expect((payload as { remaining: number }).remaining).toBeGreaterThan(3000);
    expect((payload as { remaining: number }).remaining).toBeLessThanOrEqual(5000);
  });

  test('fails with the error of the handler, and answers the next event', async () => {
    const failing = host();

    expect(await failing.invoke({ throws: true })).toMatchObject({
      error: { errorType: 'InvalidEventError', errorMessage: 'no' },
    });
    expect(await failing.invoke({})).toMatchObject({ payload: { calls: 2 } });
  });

  test.each(['hangs', 'spins'])('fails at the timeout of a handler that %s, and starts afresh', async (what) => {
    const slow = host({ timeout: 1 });

    expect(await slow.invoke({ [what]: true })).toEqual({
      error: { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 1.00 seconds' },
      lines: [],
    });
    expect(await slow.invoke({})).toMatchObject({ payload: { calls: 1 } });
  });

  test('fails when the handler exits, and starts afresh', async () => {
    const exiting = host();

    expect(await exiting.invoke({ exits: true })).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
    expect(await exiting.invoke({})).toMatchObject({ payload: { calls: 1 } });
  });

  test('fails when the file does not load', async () => {
    const broken = host({}, 'throw new TypeError("at load");');

    expect(await broken.invoke({})).toMatchObject({ error: { errorType: 'TypeError', errorMessage: 'at load' } });
  });

  test('fails when the file has no such export', async () => {
    expect(await host({ handler: 'index.main' }).invoke({})).toMatchObject({
      error: { errorType: 'Runtime.HandlerNotFound', errorMessage: 'main is undefined or not exported' },
    });
  });
});

describe('findLambdaCode', () => {
  test('fails when the code is not there, saying where it was looked for', () => {
    expect(() => findLambdaCode({ ...definition, codeKey: 'def.zip' }, folder)).toThrow(
      `the code of Function is not beside the template: ${join(folder, 'asset.abc')} or ${join(folder, 'asset.def')}`,
    );
  });

  test('fails when the folder does not hold the handler', () => {
    expect(() => findLambdaCode({ ...definition, assetPath: '.', handler: 'app.main' }, folder)).toThrow(
      `handler app.main of Function needs app.mjs or app.js in ${folder}`,
    );
  });
});
